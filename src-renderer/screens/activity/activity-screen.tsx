import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ActivityQuery } from '../../../src-main/activity/activity-query.ts';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { FilterBox, Screen } from '../../components/screen.tsx';
import { daysAsQuery, midnight } from '../../format/activity-dates.ts';
import { PICTURED_DAYS } from '../../format/open-times-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { useNow } from '../../state/now.ts';
import { ActivityFilters, NO_FILTERS } from './activity-filters.tsx';
import type { Filters } from './activity-filters.tsx';
import { ActivityList } from './activity-list.tsx';
import type { FoundRows } from './activity-pages.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { ExportMenu } from './export-menu.tsx';
import { OpenTimesPicture } from './open-times-picture.tsx';
import { useActivity, useOpenTimes } from './use-activity.ts';

/** What happened, newest first. */
export function ActivityScreen(): ReactNode {
  const nothing = useSnapshot(({ activity }) => activity.length === 0);
  return nothing ? <NothingYet /> : <Happened />;
}

function Happened(): ReactNode {
  const now = useNow(60_000);
  const today = midnight(now);
  const [filters, setFilters] = useState(NO_FILTERS);
  const [shown, setShown] = useState<ActivityEntry>();
  const query = useMemo(() => queryOf(filters, today), [filters, today]);
  const { found, see } = useActivity(query);
  const change = (part: Partial<Filters>): void => {
    setFilters((last) => ({ ...last, ...part }));
  };
  return (
    <Screen
      title="Activity"
      actions={
        <>
          <FilterBox
            label="Filter activity"
            value={filters.text}
            onChange={(text) => {
              change({ text });
            }}
          />
          <ExportMenu query={query} />
        </>
      }
    >
      <LastWeeks
        today={today}
        onChoose={(about) => {
          change({ about });
        }}
      />
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <ActivityFilters filters={filters} about={found.about} onChange={change} />
        <Count found={found} />
      </div>
      {found.problem && <ProblemNotice words={problemInWords(found.problem, 'nothing-changed')} />}
      {found.total === 0 ? (
        <EmptyState
          title={emptyTitle(filters)}
          action={
            <Button
              onClick={() => {
                setFilters(NO_FILTERS);
              }}
            >
              Clear filters
            </Button>
          }
        />
      ) : (
        <ActivityList found={found} now={now} onSee={see} onOpen={setShown} />
      )}
      {shown && (
        <EntryDialog
          entry={shown}
          onClose={() => {
            setShown(undefined);
          }}
        />
      )}
    </Screen>
  );
}

function LastWeeks({
  today,
  onChoose,
}: {
  today: number;
  onChoose: (id: string) => void;
}): ReactNode {
  const times = useOpenTimes(midnight(today, 1 - PICTURED_DAYS));
  const expected = useSnapshot(
    ({ activity }) =>
      new Set(activity.flatMap(({ deed, resourceId }) => (deed === 'opened' ? [resourceId] : [])))
        .size,
  );
  return (
    <OpenTimesPicture
      times={times}
      expected={Math.min(expected, 7)}
      now={today}
      onChoose={onChoose}
    />
  );
}

function Count({ found: { total, all } }: { found: FoundRows }): ReactNode {
  return (
    <p role="status" className="ml-auto text-small text-muted">
      {all !== undefined && (total === all ? number(all) : `${number(total)} of ${number(all)}`)}
    </p>
  );
}

function queryOf({ text, about, outcome, days }: Filters, today: number): ActivityQuery {
  const words = text.trim();
  return {
    ...(words !== '' && { text: words.slice(0, MOST_TEXT) }),
    ...(about !== undefined && { resourceId: about }),
    ...(outcome !== 'all' && { outcome }),
    ...daysAsQuery(days, today),
  };
}

/** As long as a filter may be. */
const MOST_TEXT = 200;

function emptyTitle({ text }: Filters): string {
  return text.trim() === ''
    ? 'Nothing matches these filters.'
    : `Nothing matches “${text.trim()}”.`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}

function NothingYet(): ReactNode {
  return (
    <Screen title="Activity">
      <EmptyState
        title="Nothing has happened yet."
        action={
          <Button
            onClick={() => {
              goTo({ screen: 'resources' });
            }}
          >
            Go to resources
          </Button>
        }
      >
        Whatever Drawbridge opens, renews, moves and closes is written here.
      </EmptyState>
    </Screen>
  );
}
