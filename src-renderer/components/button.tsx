import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { useTabIndex } from './tab-stop.ts';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

interface Props extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
  /** Shows an icon alone; then `aria-label` names the button. */
  readonly icon?: boolean;
  /** Work under way: keeps place, width and focus, and takes no second click. */
  readonly pending?: boolean;
}

const LOOKS: Readonly<Record<ButtonKind, string>> = {
  primary: 'border-ink bg-ink text-on-ink hover:opacity-88 active:opacity-80',
  plain: 'border-edge/55 bg-surface text-ink hover:bg-hover active:bg-press',
  quiet: 'border-transparent text-ink hover:bg-hover active:bg-press',
  danger: 'border-alarm bg-surface text-alarm hover:bg-alarm-soft active:bg-alarm-soft',
};

export function Button({
  kind = 'plain',
  icon = false,
  pending = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: Props): ReactNode {
  const tabIndex = useTabIndex();
  return (
    <button
      type={type}
      tabIndex={tabIndex}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={
        pending
          ? (event) => {
              event.preventDefault();
            }
          : onClick
      }
      className={clsx(
        'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-sm border font-medium whitespace-nowrap transition-colors',
        'disabled:pointer-events-none disabled:opacity-45 aria-busy:opacity-55',
        icon ? 'w-8' : 'px-3',
        LOOKS[kind],
        className,
      )}
      {...rest}
    />
  );
}
