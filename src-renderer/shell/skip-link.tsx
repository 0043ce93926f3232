import type { ReactNode } from 'react';

/** The first stop of Tab: past the rail and the top bar. A link would change where the window is. */
export function SkipLink(): ReactNode {
  return (
    <button
      type="button"
      onClick={() => {
        document.querySelector('main')?.focus();
      }}
      className="fixed top-2 left-2 z-50 rounded-sm border border-line bg-float px-3 py-1.5 font-medium shadow-float not-focus:sr-only print:hidden"
    >
      Skip to content
    </button>
  );
}
