import type { Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';

export type Deed =
  | 'opened'
  | 'extended'
  | 'renewed'
  | 'moved'
  | 'closed'
  /** Adopted from AWS after the journal was lost. */
  | 'found'
  /** Somebody else removed or edited a rule. */
  | 'changed-by-others'
  | 'open-failed'
  | 'renew-failed'
  | 'move-failed'
  | 'close-failed'
  /** Open, but AWS would not close it by itself. */
  | 'unguarded'
  /** AWS's own closing did not work. */
  | 'guard-failed'
  | 'identity-added'
  | 'identity-removed'
  | 'rotation-started'
  | 'rotation-failed'
  | 'rotation-undone'
  | 'key-created'
  | 'key-switched'
  | 'key-deactivated'
  | 'key-reactivated'
  | 'key-deleted'
  | 'key-orphaned'
  | 'address-changed';

/** One line of what happened. */
export interface ActivityEntry {
  readonly id: string;
  readonly at: Instant;
  readonly deed: Deed;
  /** The resource's label, or the identity's masked key id. */
  readonly subject: string;
  readonly leaseId?: string;
  readonly resourceId?: string;
  /** Where AWS wrote it down. */
  readonly region?: string;
  readonly groupId?: string;
  /** Ports in words, as `SSH 22`. */
  readonly ports?: string;
  readonly addresses?: readonly string[];
  readonly until?: Instant;
  /** Why it closed, in the lease's words. */
  readonly reason?: string;
  readonly requestId?: string;
  readonly problem?: Problem;
}

/** What is known when something happens; the log adds id and time. */
export type NewEntry = Omit<ActivityEntry, 'id' | 'at'>;

/** Append-only; kept across restarts. */
export interface ActivityStore {
  append(entry: ActivityEntry): Result<void, Refusal>;
  /** Newest first; a damaged line is left out, not an error. */
  latest(count: number): readonly ActivityEntry[];
  /**
   * All there is at this moment, newest first and a few hundred at a time; whoever reads lets
   * everybody else have a turn in between.
   */
  all(): AsyncIterable<readonly ActivityEntry[]>;
}
