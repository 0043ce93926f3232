import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import { ID_ALPHABET } from '../kernel/ids.ts';
import { portKey } from '../resources/ports.ts';
import type { PortRange } from '../resources/resource.ts';
import type { LeaseId } from './lease.ts';

/** Whose rule this is and until when: what a rule's description says to people and to later runs. */
export interface Mark {
  readonly leaseId: LeaseId;
  /** This installation, so that two computers of one person are told apart. */
  readonly install: string;
  readonly person: string;
  readonly host: string;
  readonly until: Instant;
}

export { TAG_KEYS } from '../resources/rule-tags.ts';

const MAX_DESCRIPTION = 255;
const MAX_NAME = 40;

/** Where a rule stands and what it lets in. */
export interface MarkedPlace {
  readonly groupId: string;
  readonly ports: PortRange;
  readonly source: Cidr;
}

/**
 * The description on a rule, always inside AWS's character set and 255 characters:
 * `Drawbridge k3x9m2pq8w of ana@laptop until 2026-11-22 14:32Z #7q2mf [4f2a9c1d]`. The part behind
 * the `#` seals the rule: it no longer fits when somebody edits or copies it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 */
export function writeMark(mark: Mark, place: MarkedPlace): string {
  const who = `${nameInMark(mark.person)}@${nameInMark(mark.host)}`;
  const until = utcMinute(mark.until);
  const text = `Drawbridge ${mark.leaseId} of ${who} until ${until} #${sealOf(place)} [${mark.install}]`;
  return text.slice(0, MAX_DESCRIPTION);
}

/** Whether a rule with this description still stands where and lets in what the mark was written for. */
export function isSealed(description: string, place: MarkedPlace): boolean {
  return /#([0-9a-z]{5}) \[/.exec(description)?.[1] === sealOf(place);
}

/** Five characters by which a change is noticed; no protection against somebody who makes one up. */
function sealOf({ groupId, ports, source }: MarkedPlace): string {
  let hash = 0x811c9dc5;
  for (const character of `${groupId} ${portKey(ports)} ${source}`)
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return Array.from({ length: 5 }, (_, index) => ID_ALPHABET[(hash >>> (5 * index)) % 32]).join('');
}

/** What `writeMark` wrote; `undefined` for any other text. Names come back as they were reduced. */
export function readMark(description: string): Mark | undefined {
  const match =
    /^Drawbridge ([0-9a-z]{6,32}) of ([^ @]+)@([^ @]+) until (\d{4}-\d\d-\d\d) (\d\d:\d\d)Z (?:#[0-9a-z]{5} )?\[([0-9a-z]{4,32})\]$/.exec(
      description,
    );
  if (!match) return undefined;
  const [, leaseId = '', person = '', host = '', day = '', minute = '', install = ''] = match;
  const until = Date.parse(`${day}T${minute}:00Z`);
  if (Number.isNaN(until)) return undefined;
  return { leaseId: leaseId as LeaseId, install, person, host, until };
}

/** A name as a mark carries it: a wrong character would fail the whole opening. */
export function nameInMark(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, MAX_NAME);
  return plain === '' ? 'unknown' : plain;
}

/** Rounded up, so that the text never promises an earlier end than the lease keeps. */
function utcMinute(at: Instant): string {
  const minute = Math.ceil(at / 60_000) * 60_000;
  return `${new Date(minute).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
