import type { Instant } from '../kernel/clock.ts';
import { aboutId } from './activity-search.ts';
import type { OpenSpan, OpenTimes } from './activity-query.ts';
import type { ActivityEntry } from './activity.ts';

export interface OpenTimesParts {
  readonly since: Instant;
  readonly now: Instant;
  /** Leases that may be open: they end now. */
  readonly live: ReadonlySet<string>;
}

/** A lease as far as it was followed, the oldest entry first. */
interface Followed {
  readonly id: string;
  subject: string;
  readonly from: Instant;
  /** When it was to close, as was said last. */
  due: Instant | undefined;
  closedAt: Instant | undefined;
}

/**
 * When what was open since a moment, the longest open first. A lease whose end is not in the log,
 * and which is not open now, ended when it was due; nothing at all is said of one without a due time.
 *
 * @param entries the newest first
 */
export function openTimes(
  entries: readonly ActivityEntry[],
  parts: OpenTimesParts,
): readonly OpenTimes[] {
  const leases = new Map<string, Followed>();
  for (const entry of entries.toReversed()) follow(leases, entry);
  const lanes = new Map<string, { id: string; subject: string; spans: OpenSpan[] }>();
  for (const [leaseId, lease] of leases) {
    const span = spanOf(lease, parts.live.has(leaseId), parts);
    if (!span) continue;
    const lane = lanes.get(lease.id) ?? { id: lease.id, subject: lease.subject, spans: [] };
    lane.subject = lease.subject;
    lane.spans.push(span);
    lanes.set(lease.id, lane);
  }
  return [...lanes.values()]
    .map((lane) => {
      const spans = apart(lane.spans);
      return { ...lane, spans, openMs: spans.reduce((sum, { from, to }) => sum + to - from, 0) };
    })
    .sort((one, other) => other.openMs - one.openMs);
}

function follow(leases: Map<string, Followed>, entry: ActivityEntry): void {
  const { leaseId, deed, at, until, subject } = entry;
  if (leaseId === undefined) return;
  const known = leases.get(leaseId);
  if (!known) {
    if (deed === 'opened' || deed === 'found')
      leases.set(leaseId, {
        id: aboutId(entry),
        subject,
        from: at,
        due: until,
        closedAt: undefined,
      });
    return;
  }
  known.subject = subject;
  if (deed === 'closed') known.closedAt ??= at;
  else known.due = until ?? known.due;
}

function spanOf(lease: Followed, live: boolean, parts: OpenTimesParts): OpenSpan | undefined {
  const end = lease.closedAt ?? (live ? parts.now : lease.due);
  if (end === undefined) return undefined;
  const from = Math.max(lease.from, parts.since);
  const to = Math.min(end, parts.now);
  return from < to ? { from, to } : undefined;
}

/** The earliest first; what overlaps or touches becomes one. */
function apart(spans: readonly OpenSpan[]): readonly OpenSpan[] {
  const merged: OpenSpan[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}
