import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  /** The element that is unfolded. */
  readonly controls: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** The heading of something long, which unfolds it. */
export function FoldButton({ controls, open, onToggle, children }: Props): ReactNode {
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={controls}
      className="flex w-full items-start gap-1.5 text-left"
      onClick={onToggle}
    >
      <ChevronDown
        size={16}
        aria-hidden="true"
        className={`mt-0.5 shrink-0 text-muted ${open ? '' : '-rotate-90'}`}
      />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </button>
  );
}
