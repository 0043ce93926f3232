import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { dayInWords } from '../../format/days.ts';
import { entryAt } from './activity-pages.ts';
import type { FoundRows } from './activity-pages.ts';
import { ActivityRow, AwaitedRow } from './activity-row.tsx';

interface Props {
  readonly found: FoundRows;
  readonly now: Instant;
  readonly onSee: (from: number, to: number) => void;
  readonly onOpen: (entry: ActivityEntry) => void;
}

const ROW_PX = 44;
const rowHeight = (): number => ROW_PX;

/** All that was found, one list: a day's name stands above its first row. */
export function ActivityList({ found, now, onSee, onOpen }: Props): ReactNode {
  // Counted from the oldest: a row keeps its key when a new one comes in above it.
  const ages = useMemo(
    () => Array.from({ length: found.total }, (_, index) => found.total - index),
    [found.total],
  );
  return (
    <VirtualList
      label="Activity"
      items={ages}
      keyOf={String}
      rowHeight={rowHeight}
      onRange={onSee}
      className="overflow-hidden rounded-md border border-line bg-surface [&>li[data-index='0']>:first-child]:border-t-0"
    >
      {(_, index) => {
        const entry = entryAt(found, index);
        return entry ? (
          <ActivityRow entry={entry} day={dayAbove(found, entry, index, now)} onOpen={onOpen} />
        ) : (
          <AwaitedRow />
        );
      }}
    </VirtualList>
  );
}

/** The name of an entry's day, where the row above is of another one. */
function dayAbove(
  found: FoundRows,
  entry: ActivityEntry,
  index: number,
  now: Instant,
): string | undefined {
  const day = dayInWords(entry.at, now);
  if (index === 0) return day;
  const above = entryAt(found, index - 1);
  return above === undefined || dayInWords(above.at, now) === day ? undefined : day;
}
