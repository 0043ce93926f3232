import type { ReactNode } from 'react';
import { Picture } from './mark.tsx';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** One picture, one sentence, one button. */
export function EmptyState({ title, children, action }: Props): ReactNode {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-2 px-4 py-12 text-center">
      <Picture bridge="raised" className="mb-2 w-32" />
      <h2 className="font-semibold">{title}</h2>
      {children !== undefined && <p className="text-muted">{children}</p>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}
