import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A word that marks something, as *rotate* marks an old key. */
export function Badge({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'soon' | 'open' | 'bad';
  children: ReactNode;
}): ReactNode {
  return (
    <span
      className={clsx(
        'inline-flex h-5 items-center gap-1 rounded-full border px-2 text-small font-medium whitespace-nowrap',
        tone === 'plain' && 'border-line text-muted',
        tone === 'soon' && 'border-transparent bg-soon-soft text-soon',
        tone === 'bad' && 'border-transparent bg-alarm-soft text-alarm',
        tone === 'open' && 'border-transparent bg-open-soft text-open',
      )}
    >
      {children}
    </span>
  );
}
