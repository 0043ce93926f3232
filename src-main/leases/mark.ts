import type { Instant } from '../kernel/clock.ts';
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

/**
 * The description on a rule, always inside AWS's character set and 255 characters:
 * `Drawbridge k3x9m2pq8w of ana@laptop until 2026-11-22 14:32Z [4f2a9c1d]`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
 */
export function writeMark(mark: Mark): string {
  const who = `${plainName(mark.person)}@${plainName(mark.host)}`;
  const text = `Drawbridge ${mark.leaseId} of ${who} until ${utcMinute(mark.until)} [${mark.install}]`;
  return text.slice(0, MAX_DESCRIPTION);
}

/** What `writeMark` wrote; `undefined` for any other text. Names come back as they were reduced. */
export function readMark(description: string): Mark | undefined {
  const match =
    /^Drawbridge ([0-9a-z]{6,32}) of ([^ @]+)@([^ @]+) until (\d{4}-\d\d-\d\d) (\d\d:\d\d)Z \[([0-9a-z]{4,32})\]$/.exec(
      description,
    );
  if (!match) return undefined;
  const [, leaseId = '', person = '', host = '', day = '', minute = '', install = ''] = match;
  const until = Date.parse(`${day}T${minute}:00Z`);
  if (Number.isNaN(until)) return undefined;
  return { leaseId: leaseId as LeaseId, install, person, host, until };
}

/** A wrong character would fail the whole opening: names are reduced, never refused. */
function plainName(name: string): string {
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
