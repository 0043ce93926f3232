import type { ActivityPage, ActivityQuery, OpenTimes } from '../activity/activity-query.ts';
import type { Instant } from '../kernel/clock.ts';

interface Command<I, O> {
  readonly input: I;
  readonly output: O;
}

/** What happened, beyond the latest that every snapshot holds. */
export interface ActivityCommands {
  /** `count` entries behind the first `offset` that match. */
  'activity.read': Command<
    { readonly query: ActivityQuery; readonly offset: number; readonly count: number },
    ActivityPage
  >;
  /** Asks the person for a file and writes all that match; `rows` is absent when they cancelled. */
  'activity.export': Command<
    { readonly query: ActivityQuery; readonly format: 'csv' | 'json' },
    { readonly rows?: number }
  >;
  /** When what was open since a moment, the longest open first. */
  'activity.openTimes': Command<{ readonly since: Instant }, readonly OpenTimes[]>;
}
