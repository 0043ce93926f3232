import { useEffect, useRef } from 'react';
import { deedInWords, entryTrouble } from '../../src-main/activity/activity-in-words.ts';
import type { ActivityEntry } from '../../src-main/activity/activity.ts';
import { counted } from '../../src-main/kernel/time-in-words.ts';
import type { BulkProgress } from '../../src-main/leases/bulk.ts';
import type { Lease, LeaseId } from '../../src-main/leases/lease.ts';
import { bulkInWords, isRunning, isShown } from '../format/bulk-in-words.ts';
import { minuteMarkCrossed } from '../format/durations.ts';
import { CLOSED_MEANS, openForMs, renewsItself } from '../format/lease-in-words.ts';
import { useSnapshot } from './mirror.ts';
import { say } from './notices.ts';
import { useNow } from './now.ts';

const LOOK_EVERY_MS = 5_000;

/** Sentences said in one go; of more only their number is said. */
const MOST_SAID = 3;

/** Has what happened read out, once, and closing doors at 10, 5 and 1 minute. */
export function useAnnouncements(): void {
  const bulk = useSnapshot((snapshot) => snapshot.bulk);
  useNewDeeds(
    useSnapshot(({ activity }) => activity),
    isShown(bulk) && isRunning(bulk),
  );
  useBulkEnd(bulk);
  useMinuteMarks(useSnapshot(({ leases }) => leases));
}

/** While many are opened or closed nothing is said of each: their end is. */
function useNewDeeds(activity: readonly ActivityEntry[], inBulk: boolean): void {
  const seen = useRef<string>(undefined);
  const wasInBulk = useRef(false);
  useEffect(() => {
    const newest = activity[0]?.id ?? '';
    const last = seen.current;
    const quiet = inBulk || wasInBulk.current;
    seen.current = newest;
    wasInBulk.current = inBulk;
    if (last === undefined || last === newest || quiet) return;
    const known = activity.findIndex(({ id }) => id === last);
    const fresh = activity.slice(0, known === -1 ? 1 : known);
    if (fresh.length > 0) say(fresh.map(announcement).reverse().join(' '));
  }, [activity, inBulk]);
}

function useBulkEnd(bulk: BulkProgress | undefined): void {
  const wasRunning = useRef(false);
  useEffect(() => {
    const running = isRunning(bulk);
    if (wasRunning.current && !running && isShown(bulk)) say(bulkInWords(bulk));
    wasRunning.current = running;
  }, [bulk]);
}

function announcement(entry: ActivityEntry): string {
  const deed = `${deedInWords(entry)}.`;
  const trouble = entryTrouble(entry);
  if (trouble) return `${deed} ${trouble.text}`;
  return entry.deed === 'closed' ? `${deed} ${CLOSED_MEANS}` : deed;
}

function useMinuteMarks(leases: readonly Lease[]): void {
  const now = useNow(LOOK_EVERY_MS);
  const before = useRef(new Map<LeaseId, number>());
  useEffect(() => {
    const left = new Map<LeaseId, number>();
    const crossed = new Map<number, string[]>();
    for (const lease of leases) {
      const ms = openForMs(lease, now);
      if (ms === undefined || renewsItself(lease)) continue;
      left.set(lease.id, ms);
      const mark = minuteMarkCrossed(before.current.get(lease.id) ?? ms, ms);
      if (mark !== undefined)
        crossed.set(mark, [...(crossed.get(mark) ?? []), lease.resource.label]);
    }
    before.current = left;
    if (crossed.size > 0) say([...crossed].map(closingIn).join(' '));
  }, [leases, now]);
}

function closingIn([mark, labels]: readonly [number, readonly string[]]): string {
  const time = counted(mark, 'minute');
  return labels.length > MOST_SAID
    ? `${counted(labels.length, 'resource')} close in ${time}.`
    : labels.map((label) => `${label} closes in ${time}.`).join(' ');
}
