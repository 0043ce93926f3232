import clsx from 'clsx';
import type { ReactNode } from 'react';
import { TONE_INK } from './tone.ts';
import type { Tone } from './tone.ts';

interface Props {
  readonly tone: Tone;
  readonly words: string;
  readonly aside?: string | undefined;
}

const GROUNDS: Readonly<Partial<Record<Tone, string>>> = {
  open: 'bg-open-soft',
  soon: 'bg-soon-soft',
  trouble: 'bg-alarm-soft',
  unknown: 'bg-soon-soft',
};

/** Shape, word, time: the shape alone says the state, the colour repeats it. */
export function StatusPill({ tone, words, aside }: Props): ReactNode {
  return (
    <span
      className={clsx(
        'inline-flex h-6 max-w-full min-w-0 items-center gap-1.5 rounded-full border border-transparent px-2',
        TONE_INK[tone],
        GROUNDS[tone],
        tone === 'closed' && 'ring-before',
      )}
    >
      {tone !== 'closed' && <StatusShape tone={tone} />}
      <span
        className="truncate font-medium"
        title={[words, aside].filter((part) => part !== undefined).join(' · ')}
      >
        {words}
        {aside !== undefined && <span className="font-normal"> · {aside}</span>}
      </span>
    </span>
  );
}

/** Ring: closed. Disc: open. Disc with hands: closes soon. Dots: working. Triangle: needs you. Dashes: unknown. */
export function StatusShape({ tone }: { tone: Tone }): ReactNode {
  return (
    <svg
      viewBox="0 0 12 12"
      width="12"
      height="12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      <Shape tone={tone} />
    </svg>
  );
}

function Shape({ tone }: { tone: Tone }): ReactNode {
  switch (tone) {
    case 'closed':
      return <circle cx="6" cy="6" r="4" />;
    case 'open':
      return <circle cx="6" cy="6" r="4.5" fill="currentColor" stroke="none" />;
    case 'soon':
      return <path d="M6 1.25a4.75 4.75 0 1 0 0 9.5 4.75 4.75 0 0 0 0-9.5M6 3.5V6l1.75 1.25" />;
    case 'working':
      return <path strokeWidth="2.25" d="M1.75 6h.01M6 6h.01M10.25 6h.01" />;
    case 'trouble':
      return <path d="M6 1.5 11 10.25H1zM6 5v2M6 8.6v.01" />;
    case 'unknown':
      return <circle cx="6" cy="6" r="4.5" strokeDasharray="2 2.7" />;
  }
}
