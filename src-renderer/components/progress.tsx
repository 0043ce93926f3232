import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How far something long has come. Told when asked for, not at every step. */
export function Progress({ label, done, total }: Props): ReactNode {
  return (
    <progress
      aria-label={label}
      aria-valuetext={`${String(done)} of ${String(total)}`}
      value={done}
      max={total}
      className="h-1.5 w-40 shrink-0 appearance-none overflow-hidden rounded-full bg-transparent forced-colors:appearance-auto [&::-webkit-progress-bar]:bg-press [&::-webkit-progress-value]:bg-ink"
    />
  );
}
