import clsx from 'clsx';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeTone = 'plain' | 'soon' | 'alarm' | 'good';

interface Props {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** What can be done about it, as buttons. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

const GROUNDS: Readonly<Record<NoticeTone, string>> = {
  plain: 'bg-hover text-ink',
  good: 'bg-open-soft text-ink',
  soon: 'bg-soon-soft text-ink',
  alarm: 'bg-alarm-soft text-ink',
};

/** Words that need to be seen where they belong. An alarm is read out at once. */
export function Notice({ tone = 'plain', title, children, actions, className }: Props): ReactNode {
  return (
    <div
      role={tone === 'alarm' ? 'alert' : undefined}
      className={clsx(
        'flex items-start gap-x-3 rounded-md border border-transparent px-3 py-2',
        GROUNDS[tone],
        className,
      )}
    >
      <NoticeIcon tone={tone} />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-72 wrap-anywhere">
          {title !== undefined && <p className="font-medium">{title}</p>}
          {children}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}

function NoticeIcon({ tone }: { tone: NoticeTone }): ReactNode {
  const look = clsx(
    'mt-0.5 shrink-0',
    tone === 'alarm' && 'text-alarm',
    tone === 'soon' && 'text-soon',
    tone === 'good' && 'text-open',
    tone === 'plain' && 'text-muted',
  );
  if (tone === 'alarm') return <CircleAlert size={16} aria-hidden="true" className={look} />;
  if (tone === 'soon') return <TriangleAlert size={16} aria-hidden="true" className={look} />;
  return <Info size={16} aria-hidden="true" className={look} />;
}

/** A problem's words: how the door stands and why, then the one thing to do. */
export function ProblemNotice({
  words,
  tone = 'alarm',
  actions,
  className,
}: {
  words: { readonly title: string; readonly text: string; readonly todo: string };
  tone?: NoticeTone;
  actions?: ReactNode;
  className?: string;
}): ReactNode {
  return (
    <Notice
      tone={tone}
      title={words.title}
      actions={actions}
      {...(className === undefined ? {} : { className })}
    >
      <p>{words.text}</p>
      <p className="text-muted">{words.todo}</p>
    </Notice>
  );
}
