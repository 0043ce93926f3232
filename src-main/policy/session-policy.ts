import type { Identity } from '../identities/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { guardClauses } from './guard-policy.ts';
import { leastPrivilege } from './least-privilege.ts';
import { targetsOf } from './targets.ts';
import type { PermissionStatement, PolicyDocument } from './document.ts';

/** AWS takes no longer inline policy with AssumeRole; it is all ASCII, so characters are bytes. */
export const SESSION_POLICY_LIMIT = 2_048;

/** What a role is narrowed to, or why it is not. */
export type SessionPolicy =
  | { readonly kind: 'narrowed'; readonly json: string; readonly conditions: boolean }
  | { readonly kind: 'too-long'; readonly length: number; readonly groups: number };

type Narrowed = Pick<Resource, 'identityId' | 'region' | 'groupId' | 'tagRules'>;

const LISTING = ['scheduler:ListSchedules'];
const LOOK = ['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules'];

/**
 * The inline policy for an AssumeRole: what Drawbridge does with these groups, and nothing else,
 * whatever the role may do. Looking at groups is not limited to a Region: they are looked for before
 * one is chosen. Too long with the conditions on tags, it goes without them; too long still, the
 * caller must say that the role acts unnarrowed.
 *
 * @param reads further actions that change nothing, for as long as they are needed
 * @param guarded Regions where AWS closes what Drawbridge cannot
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
export function sessionPolicy(
  identity: Identity,
  inUse: readonly Narrowed[],
  reads: readonly string[] = [],
  guarded: readonly string[] = [],
): SessionPolicy {
  const wanted = inUse.map((each) => ({ ...ANY_RESOURCE, ...each, identityId: identity.id }));
  const document = leastPrivilege(identity, wanted);
  const guards = guardClauses(
    targetsOf(identity, wanted).filter(({ region }) => guarded.includes(region)),
  ).map(({ statement }) => statement);
  const changes = [...(document?.Statement ?? []), ...guards].filter(
    ({ Resource }) => Resource !== '*',
  );
  const look = [...LOOK, ...(guards.length > 0 ? LISTING : []), ...reads];
  const full = jsonOf(look, changes);
  if (full.length <= SESSION_POLICY_LIMIT)
    return { kind: 'narrowed', json: full, conditions: true };
  const short = jsonOf(look, merged(changes));
  if (short.length <= SESSION_POLICY_LIMIT)
    return { kind: 'narrowed', json: short, conditions: false };
  const groups = new Set(inUse.map(({ groupId }) => groupId)).size;
  return { kind: 'too-long', length: short.length, groups };
}

/** A statement needs no name where nobody reads it, and every character counts. */
type Unnamed = Pick<PermissionStatement, 'Effect' | 'Action' | 'Resource' | 'Condition'>;

function jsonOf(reads: readonly string[], changes: readonly Unnamed[]): string {
  const look = { Effect: 'Allow', Action: reads, Resource: '*' };
  const document = {
    Version: '2012-10-17' satisfies PolicyDocument['Version'],
    Statement: [look, ...changes.map((each) => ({ ...each, Sid: undefined }))],
  };
  return JSON.stringify(document);
}

/** One statement over everything: each group stands there once. */
function merged(changes: readonly PermissionStatement[]): readonly Unnamed[] {
  if (changes.length === 0) return [];
  const all = (pick: (statement: PermissionStatement) => readonly string[]): readonly string[] => [
    ...new Set(changes.flatMap(pick)),
  ];
  return [
    {
      Effect: 'Allow',
      Action: all(({ Action = [] }) => Action),
      Resource: all(({ Resource }) => (typeof Resource === 'string' ? [Resource] : Resource)),
    },
  ];
}

const ANY_RESOURCE = {
  kind: 'security-group',
  id: '' as Resource['id'],
  label: '',
  ports: [],
  usualDuration: { kind: 'while-working' },
} as const satisfies Partial<Resource>;
