import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { PillTone } from './status-pill.tsx';
import { StatusShape } from './status-pill.tsx';

interface Props {
  readonly tone: PillTone;
  /** What is left of the whole, 0 to 1; absent when nothing runs out. */
  readonly left?: number | undefined;
}

const COLOURS: Readonly<Record<PillTone, string>> = {
  closed: 'text-muted',
  open: 'text-open',
  soon: 'text-soon',
  working: 'text-ink',
  trouble: 'text-alarm',
  unknown: 'text-soon',
};

/** The state's shape in a ring that empties. Decoration: the words beside it say the same. */
export function Ring({ tone, left }: Props): ReactNode {
  return (
    <span
      aria-hidden="true"
      className={clsx('relative inline-flex h-14 w-14 shrink-0', COLOURS[tone])}
    >
      <svg viewBox="0 0 56 56" fill="none" strokeWidth="4" className="h-full w-full -rotate-90">
        <circle cx="28" cy="28" r="25" className="stroke-line" />
        {left !== undefined && (
          <circle
            cx="28"
            cy="28"
            r="25"
            pathLength="100"
            strokeDasharray={`${String(Math.round(Math.min(1, Math.max(0, left)) * 1000) / 10)} 100`}
            stroke="currentColor"
          />
        )}
      </svg>
      <span className="absolute inset-0 flex scale-150 items-center justify-center">
        <StatusShape tone={tone} />
      </span>
    </span>
  );
}
