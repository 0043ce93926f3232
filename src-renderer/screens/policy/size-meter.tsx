import type { ReactNode } from 'react';

interface Props {
  readonly size: number;
  readonly limit: number;
}

const COUNT = new Intl.NumberFormat('en-GB');

/** How much of what AWS takes a document is. */
export function SizeMeter({ size, limit }: Props): ReactNode {
  const words = `${COUNT.format(size)} of ${COUNT.format(limit)} characters`;
  return (
    <span className="inline-flex items-center gap-2 text-small text-muted">
      <meter
        aria-label="Size"
        aria-valuetext={words}
        value={size}
        max={limit}
        className="h-1.5 w-16 shrink-0 appearance-none overflow-hidden rounded-full bg-press forced-colors:appearance-auto [&::-webkit-meter-bar]:h-1.5 [&::-webkit-meter-bar]:rounded-full [&::-webkit-meter-bar]:border-0 [&::-webkit-meter-bar]:[background:var(--color-press)] [&::-webkit-meter-inner-element]:block [&::-webkit-meter-optimum-value]:[background:var(--color-ink)]"
      />
      {words}
    </span>
  );
}
