import clsx from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface Props {
  readonly tone: 'sandbox' | 'plain' | 'soon';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

const GROUNDS: Readonly<Record<Props['tone'], string>> = {
  sandbox: 'bg-ink text-on-ink',
  plain: 'bg-hover text-ink',
  soon: 'bg-soon-soft text-ink',
};

/** A line across the whole window, for what is true of all of it. */
export function Banner({ tone, children, actions }: Props): ReactNode {
  return (
    <div
      className={clsx(
        'flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-1',
        GROUNDS[tone],
      )}
    >
      <div className="min-w-0 flex-1 basis-48 wrap-anywhere">{children}</div>
      {actions}
    </div>
  );
}

/** A button that takes the colours of the banner it stands on. */
export function BannerButton({
  children,
  pending = false,
  onClick,
}: {
  children: ReactNode;
  /** Work under way: keeps its place and focus, and takes no second click. */
  pending?: boolean;
  onClick: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      aria-disabled={pending || undefined}
      onClick={pending ? undefined : onClick}
      className="min-h-7 rounded-sm border border-current/40 px-2.5 font-medium whitespace-nowrap outline-current! hover:border-current aria-disabled:opacity-55"
    >
      {children}
    </button>
  );
}

/** Takes a banner off the screen. */
export function DismissBanner({ onClick }: { onClick: () => void }): ReactNode {
  return (
    <Button kind="quiet" icon aria-label="Dismiss" onClick={onClick}>
      <X size={16} aria-hidden="true" />
    </Button>
  );
}
