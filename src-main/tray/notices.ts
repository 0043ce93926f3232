import type { Instant } from '../kernel/clock.ts';
import { clockTime, counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import { closesAt } from '../leases/lease.ts';
import type { KeyAge } from '../identities/key-age.ts';
import type { Lease } from '../leases/lease.ts';
import { bulkNotice, isToldByBulk } from './bulk-notice.ts';
import { keyAgeLine } from './key-block.ts';
import { leaseChanges } from './lease-change.ts';
import type { LeaseChange, NewsChange, TroubleChange } from './lease-change.ts';
import { closesLine, labelOf } from './lease-lines.ts';
import { newsOfOne, newsOfSeveral } from './news-in-words.ts';
import type { Notice, NoticeText } from './notice.ts';
import { realmPrefix } from './tray-state.ts';
import { rotationNotices } from './rotation-notices.ts';
import type { Moment, Screen, TrayState } from './tray-state.ts';
import { troubleOfOne, troubleOfSeveral } from './trouble-in-words.ts';

const TROUBLES = ['could-not-close', 'unknown', 'left-behind', 'failed'] as const;
const NEWS = ['opened', 'moved', 'closed'] as const;

const URGENCY: Readonly<Record<LeaseChange['kind'], Notice['urgency']>> = {
  'could-not-close': 'critical',
  unknown: 'critical',
  'left-behind': 'normal',
  failed: 'normal',
  opened: 'low',
  moved: 'low',
  closed: 'normal',
};

/**
 * What the person should hear about, from one state to the next: several changes of one kind make
 * one notice. The sandbox and real AWS are never compared with one another.
 */
export function noticesBetween(
  before: TrayState | undefined,
  after: TrayState,
  now: Instant,
  zone?: string,
): readonly Notice[] {
  const comparable = before?.realm === after.realm ? before : undefined;
  const changes = leaseChanges(comparable?.leases, after.leases);
  const moment = { now, zone };
  const bulk = comparable && bulkNotice(comparable, after, changes);
  const rest = bulk ? changes.filter((change) => !isToldByBulk(change, after)) : changes;
  const troubles = TROUBLES.flatMap((kind) => troubleNotices(kind, rest));
  const news = NEWS.flatMap((kind) => newsNotices(kind, rest, moment));
  const rotations = rotationNotices(comparable, after);
  return [...troubles, ...(bulk ? [bulk] : []), ...rotations, ...news].map((notice) => ({
    ...notice,
    title: realmPrefix(after.realm) + notice.title,
  }));
}

function troubleNotices(
  kind: TroubleChange['kind'],
  changes: readonly LeaseChange[],
): readonly Notice[] {
  const alike = changes.filter((change): change is TroubleChange => change.kind === kind);
  const [first, ...others] = alike;
  if (!first) return [];
  const text = others.length === 0 ? troubleOfOne(first) : troubleOfSeveral(kind, alike);
  return [{ ...text, ...framed(first, others.length) }];
}

function newsNotices(
  kind: NewsChange['kind'],
  changes: readonly LeaseChange[],
  moment: Moment,
): readonly Notice[] {
  const alike = changes.filter((change): change is NewsChange => change.kind === kind);
  const [first, ...others] = alike;
  if (!first) return [];
  const text = others.length === 0 ? newsOfOne(first, moment) : newsOfSeveral(kind, alike, moment);
  return [{ ...text, ...framed(first, others.length) }];
}

/** What a notice has besides its text. A closed lease has no screen of its own any more. */
function framed({ kind, lease }: LeaseChange, others: number): Omit<Notice, keyof NoticeText> {
  const urgency = URGENCY[kind];
  if (others > 0) return { id: `several-${kind}`, kind, urgency, screen: 'resources' };
  const screen: Screen = kind === 'closed' ? 'resources' : `lease/${lease.id}`;
  return { id: lease.id, kind, urgency, screen, ...offered(kind, lease, screen) };
}

/** The next step, as a button; where there are none, the click leads to where it can be taken. */
function offered(
  kind: LeaseChange['kind'],
  { id: leaseId }: Lease,
  screen: Screen,
): Pick<Notice, 'actions' | 'hint'> {
  const close = { kind: 'close', leaseId } as const;
  switch (kind) {
    case 'opened':
      return { actions: [{ text: 'Close', action: close }], hint: 'Click to close or extend it.' };
    case 'could-not-close':
      return { actions: [{ text: 'Try again', action: close }], hint: 'Click to see it.' };
    case 'left-behind':
    case 'unknown':
      return {
        actions: [{ text: 'Show', action: { kind: 'show', screen } }],
        hint: 'Click to see it.',
      };
    case 'failed':
    case 'moved':
    case 'closed':
      return {};
  }
}

/** Five minutes before the end. Where there are no buttons the click leads to them. */
export function closesSoonNotice(
  lease: Lease,
  now: Instant,
  realm: TrayState['realm'] = 'aws',
  zone?: string,
): Notice {
  const { id: leaseId } = lease;
  return {
    id: leaseId,
    kind: 'soon',
    title: realmPrefix(realm) + closesLine(lease, { now, zone }),
    body: '',
    hint: 'Click to extend it.',
    urgency: 'normal',
    screen: `lease/${leaseId}`,
    actions: [
      { text: 'Extend 1 hour', action: { kind: 'extend', leaseId, minutes: 60 } },
      { text: 'Close now', action: { kind: 'close', leaseId } },
    ],
  };
}

/** At the start: what was still open when the app ended, and when it should have closed. */
export function leftOpenNotice(
  leases: readonly Lease[],
  now: Instant,
  realm: TrayState['realm'] = 'aws',
  zone?: string,
): Notice | undefined {
  const [first, ...others] = leases;
  if (!first) return undefined;
  const due = leases.map(
    (lease) => `${labelOf(lease)} (due ${clockTime(closesAt(lease), now, zone)})`,
  );
  const what = others.length === 0 ? labelOf(first) : counted(leases.length, 'resource');
  return {
    id: 'left-open',
    kind: 'left-open',
    title: `${realmPrefix(realm)}${what} stayed open when Drawbridge ended`,
    body: `AWS had not confirmed the closing: ${listed(due)}. Drawbridge is closing now.`,
    urgency: 'normal',
    screen: 'resources',
  };
}

/** CIS asks for 90 days, AWS only for *when needed*: the person decides. */
export function keyReminderNotice(
  key: { readonly maskedKeyId: string; readonly age: KeyAge },
  realm: TrayState['realm'] = 'aws',
): Notice {
  return {
    id: `key-age-${key.maskedKeyId}`,
    kind: 'keys',
    title: realmPrefix(realm) + keyAgeLine(key),
    body: REMINDERS[key.age.verdict],
    urgency: key.age.verdict === 'soon' ? 'low' : 'normal',
    screen: 'access-keys',
  };
}

const REMINDERS: Readonly<Record<KeyAge['verdict'], string>> = {
  fresh: 'Click to see it.',
  soon: 'It will soon be time to rotate it. Click to see it.',
  due: 'Time to rotate it. Click to let Drawbridge do it, or to be reminded later.',
  overdue: 'It is overdue to be rotated. Click to let Drawbridge do it, or to be reminded later.',
};

/** To see whether the desktop lets notices through. */
export function testNotice(): Notice {
  return {
    id: 'test',
    kind: 'test',
    title: 'Notifications work',
    body: 'This is how Drawbridge tells you that a door opens, closes or needs you.',
    urgency: 'normal',
    screen: 'settings',
  };
}
