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

/** One deed: when, what and how it went, until when; the request id to find it in CloudTrail. */
export const ActivityRow = memo(function ActivityRow({ entry }: { entry: ActivityEntry }) {
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)] items-start gap-x-3 border-t border-line px-3 py-2 [contain-intrinsic-size:auto_2.75rem] [content-visibility:auto] first:border-t-0 @min-[40rem]:grid-cols-[2.75rem_minmax(0,1fr)_6.5rem_8.5rem]">
      <time
        dateTime={new Date(entry.at).toISOString()}
        title={dayAndTime(entry.at)}
        className="row-span-4 py-0.5 text-muted @min-[40rem]:row-span-1"
      >
        {timeFieldValue(entry.at)}
      </time>
      <p className="flex min-w-0 items-start gap-2 py-0.5 wrap-anywhere">
        <OutcomeShape entry={entry} />
        <span className="min-w-0">
          {deedInWords(entry)}
          {entry.reason !== undefined && (
            <span className="text-muted">. {reasonInWords(entry.reason)}</span>
          )}
        </span>
      </p>
      <Trouble entry={entry} />
      {entry.until !== undefined && (
        <p className="col-start-2 pl-[1.375rem] text-muted @min-[40rem]:col-start-3 @min-[40rem]:row-start-1 @min-[40rem]:py-0.5 @min-[40rem]:pl-0">
          until {clockTime(entry.until, entry.at)}
        </p>
      )}
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

/** What went wrong and what to do about it. */
function Trouble({ entry }: { entry: ActivityEntry }): ReactNode {
  const trouble = entryTrouble(entry);
  if (!trouble) return null;
  return (
    <p className="col-start-2 pl-[1.375rem] text-muted wrap-anywhere @min-[40rem]:col-end-5 @min-[40rem]:row-start-2">
      <span className="font-medium text-ink">{trouble.title}.</span> {trouble.text} {trouble.todo}
    </p>
  );
}

function RequestId({ id }: { id: string }): ReactNode {
  return (
    <span className="col-start-2 flex min-w-0 items-center gap-1 pl-[1.375rem] text-small text-muted @min-[40rem]:col-start-4 @min-[40rem]:row-start-1 @min-[40rem]:justify-end @min-[40rem]:pl-0">
      <span className="min-w-0 truncate font-mono" title={`Request id ${id}`}>
        <span className="sr-only">Request id </span>
        {id}
      </span>
      <CopyButton what={`request id ${id}`} onCopy={() => copyText(id)} />
    </span>
  );
}
