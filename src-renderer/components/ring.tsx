import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import type { Bridge } from './mark.tsx';
import { TONE_INK } from './tone.ts';
import type { Tone } from './tone.ts';

interface Props {
  readonly tone: Tone;
  readonly bridge: Bridge;
  /** What is left of the whole, 0 to 1; absent when nothing runs out. */
  readonly left?: number | undefined;
}

/** The mark in a ring that empties. Decoration: the words beside it say the same. */
export function Ring({ tone, bridge, left }: Props): ReactNode {
  return (
    <span
      aria-hidden="true"
      className={clsx('relative grid h-16 w-16 shrink-0 place-items-center', TONE_INK[tone])}
    >
      <svg viewBox="0 0 64 64" fill="none" strokeWidth="4" className="absolute inset-0 -rotate-90">
        <circle
          cx="32"
          cy="32"
          r="29"
          pathLength="100"
          className="stroke-line"
          strokeDasharray={tone === 'unknown' ? '3 3.25' : undefined}
        />
        {left !== undefined && (
          <circle
            cx="32"
            cy="32"
            r="29"
            pathLength="100"
            strokeDasharray={`${share(left)} 100`}
            stroke="currentColor"
          />
        )}
      </svg>
      <Mark bridge={bridge} className="h-7 w-7" />
    </span>
  );
}

function share(left: number): string {
  return (Math.min(1, Math.max(0, left)) * 100).toFixed(1);
}
