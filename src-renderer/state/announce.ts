import { useEffect, useRef } from 'react';
import type { ActivityEntry } from '../../src-main/activity/activity.ts';
import type { Lease, LeaseId } from '../../src-main/leases/lease.ts';
import { deedInWords, entryTrouble } from '../format/activity-in-words.ts';
import { minuteMarkCrossed } from '../format/durations.ts';
import { CLOSED_MEANS, openForMs, renewsItself } from '../format/lease-in-words.ts';
import { useSnapshot } from './mirror.ts';
import { say } from './notices.ts';
import { useNow } from './now.ts';

const LOOK_EVERY_MS = 5_000;

/** Has what happened read out, once, and closing doors at 10, 5 and 1 minute. */
export function useAnnouncements(): void {
  useNewDeeds(useSnapshot(({ activity }) => activity));
  useMinuteMarks(useSnapshot(({ leases }) => leases));
}

function useNewDeeds(activity: readonly ActivityEntry[]): void {
  const seen = useRef<string>(undefined);
  useEffect(() => {
    const newest = activity[0]?.id ?? '';
    const last = seen.current;
    seen.current = newest;
    if (last === undefined || last === newest) return;
    const known = activity.findIndex(({ id }) => id === last);
    const fresh = activity.slice(0, known === -1 ? 1 : known);
    if (fresh.length > 0) say(fresh.map(announcement).reverse().join(' '));
  }, [activity]);
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
    for (const lease of leases) {
      const ms = openForMs(lease, now);
      if (ms === undefined || renewsItself(lease)) continue;
      left.set(lease.id, ms);
      const mark = minuteMarkCrossed(before.current.get(lease.id) ?? ms, ms);
      if (mark !== undefined)
        say(
          `${lease.resource.label} closes in ${String(mark)} ${mark === 1 ? 'minute' : 'minutes'}.`,
        );
    }
    before.current = left;
  }, [leases, now]);
}
