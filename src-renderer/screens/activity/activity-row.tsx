import clsx from 'clsx';
import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import {
  deedInWords,
  entryTrouble,
  outcomeOf,
  reasonInWords,
} from '../../../src-main/activity/activity-in-words.ts';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import { clockTime } from '../../../src-main/kernel/time-in-words.ts';
import { timeFieldValue } from '../../format/durations.ts';

interface Props {
  readonly entry: ActivityEntry;
  /** Where a new day begins: its name. */
  readonly day: string | undefined;
  readonly onOpen: (entry: ActivityEntry) => void;
}

/** One deed: when, what and how it went, until when. All else is behind a click. */
export const ActivityRow = memo(function ActivityRow({ entry, day, onOpen }: Props) {
  return (
    <>
      {day !== undefined && <DayHeading day={day} />}
      <button
        type="button"
        data-row=""
        aria-haspopup="dialog"
        onClick={() => {
          onOpen(entry);
        }}
        className="grid min-h-11 w-full grid-cols-[2.75rem_minmax(0,1fr)] items-start gap-x-3 border-t border-line px-3 py-2.5 text-left -outline-offset-2 hover:bg-hover @min-[40rem]:grid-cols-[2.75rem_minmax(0,1fr)_10rem]"
      >
        <time dateTime={new Date(entry.at).toISOString()} className="row-span-3 text-muted">
          {timeFieldValue(entry.at)}
        </time>
        <span className="flex min-w-0 items-start gap-2 wrap-anywhere">
          <OutcomeShape entry={entry} />
          <span className="min-w-0">
            {deedInWords(entry)}
            <More entry={entry} />
          </span>
        </span>
        {entry.until !== undefined && entry.deed !== 'closed' && (
          <span className="col-start-2 pl-[1.375rem] text-muted @min-[40rem]:col-start-3 @min-[40rem]:row-start-1 @min-[40rem]:pl-0 @min-[40rem]:text-right">
            until {clockTime(entry.until, entry.at)}
          </span>
        )}
      </button>
    </>
  );
});

/** Rows that are still being read keep their place. */
export function AwaitedRow(): ReactNode {
  return (
    <div className="flex h-11 items-center border-t border-line px-3">
      <span className="appear-late h-2.5 w-2/5 rounded-sm bg-press" />
    </div>
  );
}

function DayHeading({ day }: { day: string }): ReactNode {
  return (
    <h2 className="border-t border-line bg-page px-3 py-1.5 text-small font-medium text-muted">
      {day}
    </h2>
  );
}

export function OutcomeShape({ entry }: { entry: ActivityEntry }): ReactNode {
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

/** Why, or what went wrong. */
function More({ entry }: { entry: ActivityEntry }): ReactNode {
  const trouble = entryTrouble(entry);
  const more = [entry.reason && reasonInWords(entry.reason), trouble && `${trouble.title}.`]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  return more === '' ? null : <span className="text-muted">. {more}</span>;
}
