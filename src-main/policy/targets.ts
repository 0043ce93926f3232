import type { Identity, IdentityId } from '../identities/identity.ts';
import { parseArn } from '../kernel/aws-names.ts';
import type { Region } from '../kernel/aws-names.ts';
import type { Resource } from '../resources/resource.ts';
import { unique } from './document.ts';

/** Whom documents are made for: of an identity only what they name. */
export type Holder = Pick<Identity, 'id' | 'caller'>;

/** A security group described on the spot, without being a resource. */
export interface DescribedGroup {
  readonly identityId: IdentityId;
  readonly region: Region;
  readonly groupId: string;
}

/** The account a document's groups are in. */
export interface Account {
  readonly partition: string;
  readonly account: string;
}

/** A security group as documents name it. */
export interface Target extends Account {
  readonly region: string;
  readonly groupId: string;
  /** Whether rules of this group are to be tagged while opening. */
  readonly tagged: boolean;
}

/** Who a policy is attached to. */
export interface Principal extends Account {
  readonly kind: 'user' | 'role';
  /** `/` or `/team/`; of an assumed role AWS does not say it. */
  readonly path: string;
  readonly name: string;
  readonly arn: string;
}

/** The groups of one identity, those of its resources and those described on the spot. */
export function targetsOf(
  { id, caller }: Holder,
  groups: readonly (Resource | DescribedGroup)[],
  more: { readonly account?: string; readonly tagged?: boolean } = {},
): readonly Target[] {
  const { partition } = caller;
  const account = more.account ?? caller.account;
  return groups
    .filter((group) => group.identityId === id)
    .map((group) => ({
      partition,
      account,
      region: group.region,
      groupId: group.groupId,
      tagged: more.tagged ?? ('tagRules' in group && group.tagRules),
    }));
}

/** The user or role behind a caller; `undefined` for the root user and for federated ones. */
export function principalOf({ caller }: Pick<Holder, 'caller'>): Principal | undefined {
  const arn = parseArn(caller.arn);
  const [type = '', ...parts] = arn?.resource.split('/') ?? [];
  const { partition, account } = caller;
  if (type === 'user' || type === 'role') {
    const name = parts.at(-1) ?? '';
    const path = `/${parts
      .slice(0, -1)
      .map((part) => `${part}/`)
      .join('')}`;
    return name === ''
      ? undefined
      : { kind: type, partition, account, path, name, arn: caller.arn };
  }
  if (type !== 'assumed-role' || !parts[0]) return undefined;
  return rolePrincipal({ partition, account, path: '/', name: parts[0] });
}

export function rolePrincipal(role: Omit<Principal, 'kind' | 'arn'>): Principal {
  const { partition, account, path, name } = role;
  return { ...role, kind: 'role', arn: `arn:${partition}:iam::${account}:role${path}${name}` };
}

export function groupArns(targets: readonly Target[]): readonly string[] {
  return unique(targets.map((target) => `${ec2Arn(target)}:security-group/${target.groupId}`));
}

/** Rules have ids only once they exist, so a policy can only name all rules of a Region. */
export function ruleArns(targets: readonly Target[]): readonly string[] {
  return unique(targets.map((target) => `${ec2Arn(target)}:security-group-rule/*`));
}

export function regionsOf(targets: readonly Target[]): readonly string[] {
  return unique(targets.map(({ region }) => region));
}

function ec2Arn({ partition, region, account }: Target): string {
  return `arn:${partition}:ec2:${region}:${account}`;
}
