import { addressOf } from '../kernel/cidr.ts';
import { portsInWords } from '../kernel/ports-in-words.ts';
import { clockTime, counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import type { CloseReason, Lease } from '../leases/lease.ts';
import type { NewsChange } from './lease-change.ts';
import { labelOf, openUntil } from './lease-lines.ts';
import type { NoticeText } from './notice.ts';
import type { Moment } from './tray-state.ts';

const NO_NEW_CONNECTIONS = 'No new connections. Connections already open can stay up.';

const WHY_CLOSED: Readonly<Partial<Record<CloseReason, string>>> = {
  'not-working': 'It was not renewed while you were away. ',
  sleep: 'The computer went to sleep. ',
  lock: 'The screen was locked. ',
  'found-at-start': 'Its time had run out while Drawbridge was not running. ',
  vanished: 'Its rules were already gone in AWS. ',
};

const MAX_NAMED = 4;

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
      const why = (change.reason && WHY_CLOSED[change.reason]) ?? '';
      return { title: `${label} closed`, body: `${why}${NO_NEW_CONNECTIONS}` };
    }
  }
}

/** Several changes of one kind in one notice. */
export function newsOfSeveral(
  kind: NewsChange['kind'],
  leases: readonly Lease[],
  { now, zone }: Moment,
): NoticeText {
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
      return { title: `${resources} closed`, body: `${names}. ${NO_NEW_CONNECTIONS}` };
  }
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
