import type { ActivityEntry } from '../../src-main/activity/activity.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';

const DOORS = ['bastion-prod', 'staging-db', 'jump-eu', 'metrics', 'bastion-dev', 'wiki'].concat([
  'ci-runner',
  'bastion-for-the-people-of-the-northern-warehouse',
]);

/**
 * What a person did with eight doors, the oldest first: opened and closed in turn, every tenth
 * opening refused. `count` entries in the time before `now`, all in `days`.
 */
export function history(count: number, now: Instant, days = 27): readonly ActivityEntry[] {
  const step = (days * DAY_MS) / count;
  return Array.from({ length: count }, (_, index) => {
    const turn = Math.floor(index / 2);
    const door = (turn * 7 + Math.floor(turn / 3)) % DOORS.length;
    const at = Math.round(now - (count - index) * step);
    const opened = index % 2 === 0;
    const refused = !opened && turn % 10 === 9;
    return {
      id: `entry${String(index)}`,
      at,
      deed: opened ? 'opened' : refused ? 'close-failed' : 'closed',
      subject: DOORS[door] ?? '',
      leaseId: `lease${String(turn)}`,
      resourceId: `r${String(door)}`,
      region: 'eu-west-1',
      groupId: `sg-${String(door).padStart(17, '0')}`,
      ports: door === 1 ? 'PostgreSQL 5432' : 'SSH 22',
      addresses: ['203.0.113.7/32'],
      until: at + Math.min(step * 20, HOUR_MS + ((turn * 37) % 300) * MINUTE_MS),
      ...(opened ? {} : refused ? {} : { reason: turn % 3 === 0 ? 'asked' : 'deadline' }),
      requestId: `59dbff89-35bd-4eac-99ed-${String(index).padStart(12, '0')}`,
      ...(refused && { problem: { kind: 'throttled' } as const }),
    } satisfies ActivityEntry;
  });
}

/** As the activity file has it. */
export function asLines(entries: readonly ActivityEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
