import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import { remaining } from '../../src-main/kernel/time-in-words.ts';
import type { BulkProgress } from '../../src-main/leases/bulk.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import { shortDuration } from './durations.ts';

/** Fewer are seen row by row. */
const SHOWN_FROM = 3;

/** What AWS takes at once, and how many more each second. */
export const AT_ONCE = 49;
export const PER_SECOND = 5;

/** Below this nobody waits. */
const WORTH_SAYING_S = 5;

/** Kinds of durations named one by one. */
const MOST_TIMES = 3;

/** Whether a run is shown as one, not row by row. */
export function isShown(bulk: BulkProgress | undefined): bulk is BulkProgress {
  return bulk !== undefined && bulk.total >= SHOWN_FROM;
}

export function isRunning(bulk: BulkProgress | undefined): boolean {
  return bulk?.state === 'running' || bulk?.state === 'stopping';
}

/** Whether there is nothing left to say about a run. */
export function wentWell({ state, failed }: BulkProgress): boolean {
  return state === 'finished' && failed === 0;
}

/** "Opening 120 of 300 · about 50 s left", and at its end what came of it. */
export function bulkInWords(bulk: BulkProgress): string {
  const { kind, state, total, done } = bulk;
  const of = `${String(done)} of ${String(total)}`;
  switch (state) {
    case 'running':
      return [`${kind === 'opening' ? 'Opening' : 'Closing'} ${of}`, timeLeft(bulk)]
        .filter(Boolean)
        .join(' · ');
    case 'stopping':
      return `Stopping… ${of} done`;
    case 'stopped':
      return `Stopped: ${openedOf(bulk)}.${whyNot(bulk)}`;
    case 'finished':
      return kind === 'opening' ? openedAll(bulk) : closedAll(bulk);
  }
}

function openedAll(bulk: BulkProgress): string {
  const { total, failed } = bulk;
  if (failed === 0) return `Opened all ${String(total)}.`;
  if (failed === total) return `None of ${String(total)} could be opened; each row says why.`;
  return `${String(total - failed)} opened, ${String(failed)} could not be opened; each row says why.`;
}

function closedAll({ total, failed }: BulkProgress): string {
  if (failed === 0) return `Closed all ${String(total)}.`;
  return `${String(total - failed)} closed, ${String(failed)} could not be closed yet: Drawbridge keeps trying, and each row says why.`;
}

function openedOf({ opened, total }: BulkProgress): string {
  const count = opened.length;
  return `${count === 0 ? 'none' : String(count)} of ${String(total)} ${count === 1 ? 'was' : 'were'} opened`;
}

function whyNot({ failed }: BulkProgress): string {
  return failed === 0 ? '' : ` ${String(failed)} could not be opened; each row says why.`;
}

/**
 * From the run's own times: the clock of this computer has no part in it, and nothing ticks between
 * two steps.
 */
function timeLeft({ startedAt, expectedAt, done, total }: BulkProgress): string | undefined {
  const share = ((expectedAt - startedAt) / 1_000) * (1 - done / total);
  const floor = total > AT_ONCE ? (total - Math.max(done, AT_ONCE)) / PER_SECOND : 0;
  const seconds = Math.max(share, floor);
  return seconds > WORTH_SAYING_S ? `${aboutTime(seconds)} left` : undefined;
}

/** "about 2 s", "about 50 s", "about 3 min": no more exact than is known. */
export function aboutTime(seconds: number): string {
  if (seconds < 5) return `about ${String(Math.ceil(seconds))} s`;
  if (seconds <= 90) return `about ${String(Math.ceil(seconds / 5) * 5)} s`;
  return `about ${remaining(Math.ceil(seconds / 60) * MINUTE_MS)}`;
}

/** "1 h", "9 for 1 h, 3 while you work": the usual durations of many, the most frequent first. */
export function usualTimes(resources: readonly Resource[]): string {
  const counts = new Map<string, number>();
  for (const { usualDuration } of resources) {
    const time = usualDuration.kind === 'minutes' ? shortDuration(usualDuration) : WORKING;
    counts.set(time, (counts.get(time) ?? 0) + 1);
  }
  const [only, ...others] = [...counts].sort(([, one], [, other]) => other - one);
  if (!only || others.length === 0) return only?.[0] ?? '';
  const named = [only, ...others].slice(0, MOST_TIMES);
  const rest = resources.length - named.reduce((sum, [, count]) => sum + count, 0);
  const times = named.map(([time, count]) =>
    [String(count), time === WORKING ? '' : 'for', time].filter(Boolean).join(' '),
  );
  return [...times, ...(rest > 0 ? [`${String(rest)} for other times`] : [])].join(', ');
}

const WORKING = 'while you work';
