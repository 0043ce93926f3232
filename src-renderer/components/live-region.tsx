import type { ReactNode } from 'react';

/** Reads words out once, without showing them. The same words read again count by `number`. */
export function LiveRegion({ text, number }: { text: string; number: number }): ReactNode {
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
      <span key={number}>{text}</span>
    </div>
  );
}
