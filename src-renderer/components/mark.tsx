import clsx from 'clsx';
import type { ReactNode } from 'react';

/** How the bridge of the mark lies: raised means nothing is open. */
export type Bridge = 'raised' | 'lowered';

/** The mark: a gate with its bridge, drawn on the tray icon's 16-pixel grid. Decoration only. */
export function Mark({ bridge, className }: { bridge: Bridge; className?: string }): ReactNode {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={clsx('shrink-0', className)}
    >
      <path d="M8.25 13.25V6.5a3.25 3.25 0 0 1 6.5 0v6.75" />
      <path d={bridge === 'raised' ? 'M8 13.25 2.5 6.5' : 'M8 13.25H1.25'} />
      <path
        d={bridge === 'raised' ? 'M2.5 6.5 8.25 5.25' : 'M1.5 13 8.25 6'}
        strokeWidth="1"
        strokeDasharray="0.1 2"
      />
    </svg>
  );
}

/** The mark as a picture, for a screen that has nothing else to show. */
export function Picture({ bridge, className }: { bridge: Bridge; className?: string }): ReactNode {
  const plank = bridge === 'raised' ? 'M76 92 36 42' : 'M76 92H12';
  const chain = bridge === 'raised' ? 'M37 41 78 38' : 'M14 90 78 38';
  return (
    <svg
      viewBox="0 0 160 120"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={clsx('text-ink', className)}
    >
      <path className="fill-surface" d="M72 92V28h10v-8h10v8h12v-8h10v8h12v-8h10v8h10v64z" />
      <path className="fill-page" d="M96 92V66a13 13 0 0 1 26 0v26" />
      {bridge === 'raised' && (
        <path strokeWidth="2" d="M103 57v35M109 54v38M115 57v35M96 70h26M96 81h26" />
      )}
      <path className="text-open" stroke="currentColor" strokeWidth="5" d={plank} />
      <path className="text-muted" strokeWidth="2" strokeDasharray="0.1 5" d={chain} />
      <path d="M62 92h90" />
      <path
        className="text-edge"
        strokeWidth="2"
        d="M6 104q5-4 10 0t10 0 10 0 10 0 10 0M20 113q5-4 10 0t10 0 10 0 10 0"
      />
      {bridge === 'lowered' && <path d="M6 92h6" />}
    </svg>
  );
}
