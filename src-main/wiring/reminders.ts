import type { Realm } from '../bridge/snapshot.ts';
import type { AppStore } from '../disk/app-store.ts';
import { withSnooze } from '../identities/key-reminders.ts';
import type { ReminderMemory, SnoozeDays } from '../identities/key-reminders.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import { err } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';

/** What is remembered of the reminders of one realm. */
export function remindersOf(memory: Pick<AppStore, 'load'>, realm: Realm): ReminderMemory {
  return memory.load().reminders?.[realm] ?? {};
}

/** Puts the reminder of one key off. */
export function snooze(
  memory: AppStore,
  realm: Realm,
  key: { readonly maskedKeyId: string; readonly days: SnoozeDays },
  now: Instant,
): Result<void, Problem> {
  const known = remindersOf(memory, realm);
  const snoozed = withSnooze(known, key.maskedKeyId, key.days, now);
  const kept = memory.change({ reminders: { ...memory.load().reminders, [realm]: snoozed } });
  return kept.ok ? kept : err(kept.error.problem);
}
