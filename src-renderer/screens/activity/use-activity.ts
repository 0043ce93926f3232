import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ActivityQuery, OpenTimes } from '../../../src-main/activity/activity-query.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { send } from '../../state/use-command.ts';
import { ActivityPages, PAGE_ROWS } from './activity-pages.ts';
import type { FoundRows } from './activity-pages.ts';

/** What a query finds, kept up to date. The query must be the same object while it is the same. */
export function useActivity(query: ActivityQuery): {
  readonly found: FoundRows;
  readonly see: (from: number, to: number) => void;
} {
  const latest = useSnapshot((snapshot) => snapshot.activity);
  const [pages] = useState(
    () =>
      new ActivityPages(
        (asked, offset) => send('activity.read', { query: asked, offset, count: PAGE_ROWS }),
        latest,
      ),
  );
  const found = useSyncExternalStore(pages.follow, pages.found);
  useEffect(() => {
    void pages.ask(query);
  }, [pages, query, latest]);
  return { found, see: pages.see };
}

/** When what was open since a moment; `undefined` until it is known. */
export function useOpenTimes(since: Instant): readonly OpenTimes[] | undefined {
  const latest = useSnapshot((snapshot) => snapshot.activity);
  const [times, setTimes] = useState<readonly OpenTimes[]>();
  useEffect(() => {
    let wanted = true;
    void send('activity.openTimes', { since }).then((answer) => {
      if (wanted && answer.ok) setTimes(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [since, latest]);
  return times;
}
