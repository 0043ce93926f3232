import { DAY_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import { isDue } from './key-age.ts';
import type { KeyAge } from './key-age.ts';

/** For how many days a person may ask not to be reminded. */
export const SNOOZE_DAYS = [1, 7, 30] as const;
export type SnoozeDays = (typeof SNOOZE_DAYS)[number];

export interface Snooze {
  readonly from: Instant;
  readonly days: number;
}

/** What one realm remembers of its reminders; keys by their masked id. */
export interface ReminderMemory {
  readonly lastAt?: Instant;
  readonly snoozes?: Readonly<Record<string, Snooze>>;
  /** Keys that will be due soon, of which the person has heard once. */
  readonly toldSoon?: readonly string[];
}

export interface RemindableKey {
  readonly maskedKeyId: string;
  readonly active: boolean;
  readonly age: KeyAge;
}

export interface Reminder<K extends RemindableKey> {
  readonly key: K;
  /** To be kept from now on. */
  readonly memory: ReminderMemory;
}

/**
 * The key to remind of now: the oldest that is active and not snoozed. Once a day at most, whatever
 * the number of keys; of a key that will be due *soon* once only.
 */
export function nextReminder<K extends RemindableKey>(
  keys: readonly K[],
  memory: ReminderMemory,
  now: Instant,
): Reminder<K> | undefined {
  if (toldToday(memory.lastAt, now)) return undefined;
  const [key] = keys
    .filter((each) => each.active && snoozedUntil(memory, each.maskedKeyId, now) === undefined)
    .filter((each) => isDue(each.age) || isNewsSoon(each, memory))
    .toSorted((one, other) => other.age.days - one.age.days);
  if (!key) return undefined;
  const toldSoon = isDue(key.age)
    ? {}
    : { toldSoon: [...(memory.toldSoon ?? []), key.maskedKeyId] };
  return { key, memory: { ...memory, lastAt: now, ...toldSoon } };
}

/** The memory after a click on *not before so many days*; what has run out is forgotten with it. */
export function withSnooze(
  memory: ReminderMemory,
  maskedKeyId: string,
  days: SnoozeDays,
  now: Instant,
): ReminderMemory {
  const standing = Object.entries(memory.snoozes ?? {}).filter(
    ([id]) => snoozedUntil(memory, id, now) !== undefined,
  );
  const snoozes = { ...Object.fromEntries(standing), [maskedKeyId]: { from: now, days } };
  return { ...memory, snoozes };
}

/** Until when nobody is reminded of a key; `undefined` when it is not snoozed. */
export function snoozedUntil(
  memory: ReminderMemory,
  maskedKeyId: string,
  now: Instant,
): Instant | undefined {
  const snooze = memory.snoozes?.[maskedKeyId];
  if (!snooze) return undefined;
  const until = snooze.from + snooze.days * DAY_MS;
  // One from far ahead was made under a wrong clock; a clock put right by a little is no matter.
  return snooze.from - now <= DAY_MS && now < until ? until : undefined;
}

/** A last time that lies ahead by more than a day was written under a wrong clock. */
function toldToday(lastAt: Instant | undefined, now: Instant): boolean {
  return lastAt !== undefined && Math.abs(now - lastAt) < DAY_MS;
}

function isNewsSoon({ age, maskedKeyId }: RemindableKey, memory: ReminderMemory): boolean {
  return age.verdict === 'soon' && !memory.toldSoon?.includes(maskedKeyId);
}
