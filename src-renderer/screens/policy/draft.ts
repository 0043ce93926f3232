import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { parseRegion } from '../../../src-main/kernel/aws-names.ts';
import type { Choices } from '../../../src-main/policy/choices.ts';
import { USUAL_CHOICES } from '../../../src-main/policy/choices.ts';
import type { DescribedGroup } from '../../../src-main/policy/targets.ts';

/** Who stands for a user that Drawbridge does not know yet. */
export const DESCRIBED = 'described' as IdentityId;

/** A role as it is typed. */
export interface RoleDraft {
  /** Empty: the account of the identity. */
  readonly account: string;
  readonly name: string;
  readonly path: string;
  /** Empty: none. */
  readonly externalId: string;
  readonly mfa: boolean;
  readonly mfaMinutes: string;
}

/** The choices as they are typed; nothing in it need be complete. */
export interface PolicyDraft extends Pick<
  Choices,
  'shape' | 'switches' | 'keys' | 'session' | 'watch' | 'guard'
> {
  /** An identity, `DESCRIBED`, or all when absent. */
  readonly who: IdentityId | undefined;
  readonly user: { readonly account: string; readonly name: string };
  readonly groups: readonly DescribedGroup[];
  readonly from: Choices['from']['kind'];
  /** One a line, or between commas. */
  readonly networks: string;
  readonly asRole: boolean;
  readonly role: RoleDraft;
}

export const USUAL_DRAFT: PolicyDraft = {
  who: undefined,
  user: { account: '', name: 'drawbridge' },
  groups: [],
  shape: USUAL_CHOICES.shape,
  switches: USUAL_CHOICES.switches,
  keys: USUAL_CHOICES.keys,
  from: USUAL_CHOICES.from.kind,
  networks: '',
  asRole: false,
  role: {
    account: '',
    name: 'drawbridge-gate',
    path: '/',
    externalId: '',
    mfa: false,
    mfaMinutes: '60',
  },
  session: USUAL_CHOICES.session,
  watch: USUAL_CHOICES.watch,
  guard: USUAL_CHOICES.guard,
};

/** A group typed on the spot, or what is wrong with it. An account is in one partition only. */
export function readGroup(
  identityId: IdentityId,
  typed: { readonly region: string; readonly groupId: string },
  partition: string | undefined,
): { readonly group?: DescribedGroup; readonly region?: string; readonly groupId?: string } {
  const region = parseRegion(typed.region.trim());
  const groupId = typed.groupId.trim();
  const reachable = region && (partition === undefined || partitionOf(region) === partition);
  const known = /^sg-[0-9a-f]{8,17}$/.test(groupId);
  if (reachable && known) return { group: { identityId, region, groupId } };
  return {
    ...(!region && { region: 'A Region looks like eu-west-1.' }),
    ...(region && !reachable && { region: `${region} is in another partition than the account.` }),
    ...(!known && { groupId: 'An id looks like sg-0123456789abcdef0.' }),
  };
}

const PARTITIONS = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
] as const;

/** Where AWS has what is in this Region. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([start]) => region.startsWith(start))?.[1] ?? 'aws';
}
