import type { Instant } from '../../src-main/kernel/clock.ts';
import { counted } from '../../src-main/kernel/time-in-words.ts';
import type { IdentityView } from '../../src-main/bridge/snapshot.ts';
import { mayBeOpen } from '../../src-main/leases/lease.ts';
import type { Lease } from '../../src-main/leases/lease.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import { listInWords } from './address-in-words.ts';
import { aboutTime, AT_ONCE, PER_SECOND } from './bulk-in-words.ts';

/** What is known of the opening of many before it begins. */
export interface Preflight {
  readonly toOpen: readonly Resource[];
  readonly alreadyOpen: readonly Resource[];
  /** Security groups that change. */
  readonly groups: number;
  /** About how long AWS takes, in seconds. */
  readonly seconds: number;
  /** Names of identities that want a code of an MFA device first. */
  readonly wantCode: readonly string[];
}

/** What AWS needs to answer, beside its limits. */
const ANSWERS_S = 2;

/** Named one by one. */
const MOST_NAMES = 3;

export function preflight(
  resources: readonly Resource[],
  leases: readonly Lease[],
  identities: readonly IdentityView[],
  now: Instant,
): Preflight {
  const live = new Set(leases.filter(mayBeOpen).map(({ resource }) => resource.id));
  const toOpen = resources.filter(({ id }) => !live.has(id));
  const used = new Map(identities.map((identity) => [identity.id, identity]));
  const place = ({ identityId, region }: Resource): string =>
    `${used.get(identityId)?.caller.account ?? identityId} ${region}`;
  const groups = new Set(toOpen.map((resource) => `${place(resource)} ${resource.groupId}`));
  const needed = new Set(toOpen.map(({ identityId }) => identityId));
  return {
    toOpen,
    alreadyOpen: resources.filter(({ id }) => live.has(id)),
    groups: groups.size,
    seconds: ANSWERS_S + limitSeconds(toOpen.map(place)),
    wantCode: identities
      .filter((identity) => needed.has(identity.id) && wantsCode(identity, now))
      .map(({ maskedKeyId }) => maskedKeyId),
  };
}

/** AWS counts for each account and Region; the fullest one says how long it takes. */
function limitSeconds(places: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return Math.max(0, Math.max(0, ...counts.values()) - AT_ONCE) / PER_SECOND;
}

function wantsCode({ question, mfaSerial, endsAt }: IdentityView, now: Instant): boolean {
  if (question !== undefined) return true;
  return mfaSerial !== undefined && (endsAt === undefined || endsAt <= now);
}

/** "12 resources in 9 security groups, about 2 s." */
export function preflightInWords({ toOpen, groups, seconds }: Preflight): string {
  const what = `${counted(toOpen.length, 'resource')} in ${counted(groups, 'security group')}`;
  return `${what}, ${aboutTime(seconds)}.`;
}

/** "bastion and 2 more are open already and stay as they are."; nothing where none is. */
export function alreadyOpenInWords({ alreadyOpen }: Preflight): string | undefined {
  if (alreadyOpen.length === 0) return undefined;
  const one = alreadyOpen.length === 1;
  const names = named(alreadyOpen.map(({ label }) => label));
  return `${names} ${one ? 'is' : 'are'} open already and ${one ? 'stays as it is' : 'stay as they are'}.`;
}

/** "work asks for a code of your MFA device first."; nothing where none does. */
export function codesInWords({ wantCode }: Preflight): string | undefined {
  if (wantCode.length === 0) return undefined;
  return `${named(wantCode)} ${wantCode.length === 1 ? 'asks' : 'ask'} for a code of your MFA device first.`;
}

function named(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return listInWords(names);
  const few = names.slice(0, MOST_NAMES - 1);
  return listInWords([...few, `${String(names.length - few.length)} more`]);
}
