import clsx from 'clsx';
import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import { clockTime, dayAndTime } from '../../../src-main/kernel/time-in-words.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import {
  deedInWords,
  entryTrouble,
  outcomeOf,
  reasonInWords,
} from '../../format/activity-in-words.ts';
import { timeFieldValue } from '../../format/durations.ts';
import { copyText } from '../../state/copy.ts';

/** One deed: when, what, how it went. */
export const ActivityRow = memo(function ActivityRow({ entry }: { entry: ActivityEntry }) {
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)] items-start gap-x-3 border-t border-line px-3 py-2 [contain-intrinsic-size:auto_2.75rem] [content-visibility:auto] first:border-t-0 @min-[40rem]:grid-cols-[2.75rem_minmax(0,1fr)_auto]">
      <time
        dateTime={new Date(entry.at).toISOString()}
        title={dayAndTime(entry.at)}
        className="row-span-2 py-0.5 text-muted"
      >
        {timeFieldValue(entry.at)}
      </time>
      <div className="min-w-0 py-0.5 wrap-anywhere">
        <p className="flex items-start gap-2">
          <OutcomeShape entry={entry} />
          <span className="min-w-0">{deedInWords(entry)}</span>
        </p>
        <Rest entry={entry} />
      </div>
      {entry.requestId !== undefined && <RequestId id={entry.requestId} />}
    </li>
  );
});

function OutcomeShape({ entry }: { entry: ActivityEntry }): ReactNode {
  const failed = outcomeOf(entry) === 'failed';
  const Icon = failed ? CircleAlert : entry.problem ? TriangleAlert : Check;
  return (
    <span
      className={clsx(
        'flex h-5 shrink-0 items-center',
        failed ? 'text-alarm' : entry.problem ? 'text-soon' : 'text-muted',
      )}
    >
      <Icon size={14} aria-hidden="true" />
      <span className="sr-only">{failed ? 'Failed:' : 'Done:'}</span>
    </span>
  );
}

/** Until when, why, or what went wrong and what to do. */
function Rest({ entry }: { entry: ActivityEntry }): ReactNode {
  const trouble = entryTrouble(entry);
  const until = entry.until === undefined ? '' : `Until ${clockTime(entry.until, entry.at)}.`;
  const reason = entry.reason === undefined ? '' : reasonInWords(entry.reason);
  const line = [until, reason].filter(Boolean).join(' ');
  if (!trouble && line === '') return null;
  return (
    <div className="pl-[1.375rem] text-muted">
      {line !== '' && <p>{line}</p>}
      {trouble && (
        <p>
          <span className="font-medium text-ink">{trouble.title}.</span> {trouble.text}{' '}
          {trouble.todo}
        </p>
      )}
    </div>
  );
}

function RequestId({ id }: { id: string }): ReactNode {
  return (
    <span className="col-start-2 flex min-w-0 items-center gap-1 pl-[1.375rem] text-small text-muted @min-[40rem]:col-start-3 @min-[40rem]:pl-0">
      <span
        className="max-w-24 truncate font-mono @max-[40rem]:max-w-full"
        title={`Request id ${id}`}
      >
        <span className="sr-only">Request id </span>
        {id}
      </span>
      <CopyButton what="request id" onCopy={() => copyText(id)} />
    </span>
  );
}
