import { addressOf } from '../kernel/cidr.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import { portsInWords } from '../kernel/ports-in-words.ts';
import { clockTime, counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import { closesAt } from '../leases/lease.ts';
import type { CloseReason, Lease } from '../leases/lease.ts';
import type { NewsChange } from './lease-change.ts';
import { labelOf, openUntil, standingOf } from './lease-lines.ts';
import type { NoticeText } from './notice.ts';
import type { Moment } from './tray-state.ts';

const NO_NEW_CONNECTIONS = 'No new connections. Connections already open can stay up.';

/** How one lease, and how several, came to be closed; without an entry it was the deadline. */
const WHY_CLOSED: Readonly<
  Partial<Record<CloseReason, { readonly one: string; readonly several: string }>>
> = {
  'not-working': {
    one: 'It was not renewed while you were away. ',
    several: 'They were not renewed while you were away. ',
  },
  sleep: { one: 'The computer went to sleep. ', several: 'The computer went to sleep. ' },
  lock: { one: 'The screen was locked. ', several: 'The screen was locked. ' },
  'found-at-start': {
    one: 'Its time had run out while Drawbridge was not running. ',
    several: 'Their time had run out while Drawbridge was not running. ',
  },
  guard: {
    one: 'AWS closed it by itself, as it was told to. ',
    several: 'AWS closed them by itself, as it was told to. ',
  },
  vanished: {
    one: 'Its rules were already gone in AWS. ',
    several: 'Their rules were already gone in AWS. ',
  },
};

const MAX_NAMED = 4;
/** Closing takes a moment; this long after the end it was something else that took it. */
const LATE_MS = 2 * MINUTE_MS;

/** One change, with all that is known of it. */
export function newsOfOne(change: NewsChange, moment: Moment): NoticeText {
  const label = labelOf(change.lease);
  switch (change.kind) {
    case 'opened':
      return { title: `${label} is open`, body: whatIsOpen(change.lease, moment) };
    case 'moved':
      return {
        title: `${label} moved to your new address`,
        body: whatIsOpen(change.lease, moment),
      };
    case 'closed': {
      const why = isLate(change, moment.now)
        ? `It was due ${clockTime(closesAt(change.lease), moment.now, moment.zone)}, ${SLEPT}`
        : whyClosed(change, 'one');
      return { title: `${label} closed`, body: `${why}${NO_NEW_CONNECTIONS}` };
    }
  }
}

/** Several changes of one kind in one notice. */
export function newsOfSeveral(
  kind: NewsChange['kind'],
  changes: readonly NewsChange[],
  { now, zone }: Moment,
): NoticeText {
  const leases = changes.map(({ lease }) => lease);
  const resources = counted(leases.length, 'resource');
  const names = namesOf(leases);
  switch (kind) {
    case 'opened': {
      const next = Math.min(...leases.map(({ plan }) => plan.deadline));
      return {
        title: `${resources} are open`,
        body: `${names}. The next to close: ${clockTime(next, now, zone)}.`,
      };
    }
    case 'moved':
      return {
        title: `${resources} moved to your new address`,
        body: `${names} now let ${addressesOf(leases)} in.`,
      };
    case 'closed':
      return {
        title: `${resources} closed`,
        body: `${names}. ${whyAllClosed(changes, now)}${NO_NEW_CONNECTIONS}`,
      };
  }
}

const SLEPT = 'while this computer slept or could not reach AWS. ';

/** Closed long after its end, though nothing stood in the way that the person has heard of. */
function isLate(change: NewsChange, now: Instant): boolean {
  if (change.kind !== 'closed' || change.reason !== 'deadline') return false;
  const standing = standingOf(change.lease);
  const alarmed = standing === 'could-not-close' || standing === 'unknown';
  return !alarmed && now - closesAt(change.lease) > LATE_MS;
}

function whyClosed(change: NewsChange, number: 'one' | 'several'): string {
  if (change.kind !== 'closed' || change.reason === undefined) return '';
  return WHY_CLOSED[change.reason]?.[number] ?? '';
}

/** The reason they share; several reasons are for the Activity screen. */
function whyAllClosed(changes: readonly NewsChange[], now: Instant): string {
  if (changes.every((change) => isLate(change, now))) return `They were due earlier, ${SLEPT}`;
  const [why = '', ...others] = new Set(changes.map((change) => whyClosed(change, 'several')));
  return others.length === 0 ? why : '';
}

/** `SSH 22 for 81.187.42.19 until 14:32`. */
function whatIsOpen(lease: Lease, moment: Moment): string {
  const ports = portsInWords(lease.resource.ports);
  return `${ports} for ${addressesOf([lease])} ${openUntil(lease, moment)}`;
}

function addressesOf(leases: readonly Lease[]): string {
  return listed([...new Set(leases.flatMap(({ sources }) => sources.map(addressOf)))]);
}

/** `a and b`, `a, b, c, d and 3 more`. */
function namesOf(leases: readonly Lease[]): string {
  const named = leases.slice(0, MAX_NAMED).map(labelOf);
  const more = leases.length - named.length;
  return listed(more > 0 ? [...named, `${String(more)} more`] : named);
}
