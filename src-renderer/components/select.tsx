import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

/** The system's own list, with the look of a field: it works with every input and screen reader. */
export function Select({ className, ...rest }: ComponentProps<'select'>): ReactNode {
  return (
    <span className={clsx('relative inline-flex min-w-0', className)}>
      <select className="field-look w-full appearance-none truncate !pr-8" {...rest} />
      <ChevronDown
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
