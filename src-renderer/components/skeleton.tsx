import type { ReactNode } from 'react';

/** Rows that stand in for what is still on its way; seen only when the wait is noticeable. */
export function Skeleton({ rows }: { rows: number }): ReactNode {
  return (
    <div className="appear-late flex flex-col gap-2 p-3" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="h-5 rounded-sm bg-hover" />
      ))}
    </div>
  );
}
