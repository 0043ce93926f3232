import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Card, FilterBox, Screen } from '../../components/screen.tsx';
import { entryMatches } from '../../format/activity-in-words.ts';
import { byDay } from '../../format/days.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { useNow } from '../../state/now.ts';
import { ActivityRow } from './activity-row.tsx';

/** As many as the main process tells. */
const MOST = 200;

/** What happened, newest first. */
export function ActivityScreen(): ReactNode {
  const activity = useSnapshot((snapshot) => snapshot.activity);
  const now = useNow(60_000);
  const [filter, setFilter] = useState('');
  if (activity.length === 0) return <NothingYet />;
  const days = byDay(
    activity.filter((entry) => entryMatches(entry, filter)),
    now,
  );
  return (
    <Screen
      title="Activity"
      actions={<FilterBox label="Filter activity" value={filter} onChange={setFilter} />}
    >
      {days.length === 0 ? (
        <EmptyState
          title={`Nothing matches “${filter}”.`}
          action={
            <Button
              onClick={() => {
                setFilter('');
              }}
            >
              Clear filter
            </Button>
          }
        />
      ) : (
        <div className="flex flex-col gap-4">
          {days.map(({ day, items }) => (
            <section key={day} aria-label={day}>
              <h2 className="pb-1.5 text-small font-medium text-muted">{day}</h2>
              <Card>
                <ol>
                  {items.map((entry) => (
                    <ActivityRow key={entry.id} entry={entry} />
                  ))}
                </ol>
              </Card>
            </section>
          ))}
        </div>
      )}
      {activity.length >= MOST && (
        <p className="pt-3 text-small text-muted">
          These are the latest {MOST}. Older entries stay in the activity file.
        </p>
      )}
    </Screen>
  );
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
