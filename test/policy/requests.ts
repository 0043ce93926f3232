import { RECORDED } from './recording.ts';
import type { Leg } from './recording.ts';
import { userArn } from './resource-sets.ts';
import type { ResourceSet } from './resource-sets.ts';
import type { Variant } from './variants.ts';
import { roleOf } from './variants.ts';

const HOME_ADDRESS = '81.187.42.19';
const CAFE_ADDRESS = '45.90.28.7';

/** What IAM cannot be told to refuse: legs that are allowed beyond what is needed, and why. */
export const FORCED: readonly {
  readonly action: string;
  readonly because: string;
  /** Allowed whatever the documents say; else only where an example of it is not needed. */
  readonly always?: true;
}[] = [
  {
    action: 'sts:GetCallerIdentity',
    because: 'AWS allows it to everyone, even under an explicit Deny.',
    always: true,
  },
  {
    action: 'ec2:DescribeSecurityGroups',
    because: 'Knows no resource: it shows every group of the Region.',
  },
  {
    action: 'ec2:DescribeSecurityGroupRules',
    because: 'Knows no resource: it shows every rule of the Region.',
  },
  {
    action: 'ec2:ModifySecurityGroupRules',
    because:
      'The leg of the rule is any rule of the Region; the leg of the group, which is asked too, is the chosen groups only.',
  },
  {
    action: 'ec2:AuthorizeSecurityGroupIngress',
    because: 'Any port and any address: IAM has no condition key for them.',
  },
];

/** A recorded leg as it is for the people and groups of a set. */
export function inSet(leg: Leg, set: ResourceSet, index: number, acts: Variant['acts']): Leg {
  const { caller, homeRegion } = RECORDED.identity;
  const { region, groupId } = set.groups[index % set.groups.length] ?? raise();
  const role = roleOf(set);
  const text = JSON.stringify(leg)
    .replaceAll(caller.arn, userArn(set))
    .replaceAll(caller.account, set.account)
    .replaceAll(homeRegion, region)
    .replaceAll(RECORDED.resource.groupId, groupId)
    .replaceAll('arn:aws:', `arn:${set.partition}:`)
    .replaceAll(
      'drawbridge:owner":"ana"',
      `drawbridge:owner":"${acts === 'role' ? role.name : set.name}"`,
    );
  const { context, ...rest } = JSON.parse(text) as Leg;
  const { 'aws:username': _, ...others } = context;
  const who = acts === 'user' ? { 'aws:username': set.name } : {};
  return { ...rest, context: { ...others, ...who, 'aws:SourceIp': HOME_ADDRESS } };
}

/** The same leg asked from an address that is not let in. */
export function fromElsewhere(leg: Leg): Leg {
  return { ...leg, context: { ...leg.context, 'aws:SourceIp': CAFE_ADDRESS } };
}

/** What is next to a needed leg and must be denied: the same action on anything else. */
export function besides(leg: Leg, set: ResourceSet): readonly Leg[] {
  const { resourceArn: arn, context } = leg;
  const on = (resourceArn: string): Leg => ({ ...leg, resourceArn });
  const given = (more: Leg['context']): Leg => ({ ...leg, context: { ...context, ...more } });
  const without = (pattern: RegExp): Leg => ({
    ...leg,
    context: Object.fromEntries(Object.entries(context).filter(([key]) => !pattern.test(key))),
  });
  if (arn === '*') return [given({ 'ec2:Region': set.elsewhere })];
  const elsewhere = [
    on(arn.replace(`:${set.account}:`, `:${set.otherAccount}:`)),
    on(arn.replace(`arn:${set.partition}:`, 'arn:aws-iso:')),
  ];
  if (arn.includes(':user/')) {
    const head = arn.slice(0, arn.lastIndexOf('/') + 1);
    const tail = set.name;
    const others = [`x${tail}`, `${tail}x`, `other/${tail}`];
    return [...elsewhere, ...others.map((name) => on(head + name))];
  }
  const byRegion = on(arn.replace(/^(arn:[^:]+:ec2:)[^:]+/, `$1${set.elsewhere}`));
  if (arn.includes(':security-group/'))
    return [
      ...elsewhere,
      byRegion,
      on(arn.replace(/.$/, (last) => (last === '0' ? '1' : '0'))),
      on(`${arn}0`),
    ].filter((other) => !isChosen(other.resourceArn, set));
  return [
    ...elsewhere,
    byRegion,
    ...('ec2:CreateAction' in context
      ? [without(/CreateAction/), given({ 'ec2:CreateAction': 'RunInstances' })]
      : []),
    ...('aws:TagKeys' in context ? [given({ 'aws:TagKeys': ['drawbridge:lease', 'Name'] })] : []),
    ...('aws:ResourceTag/drawbridge:owner' in context
      ? [without(/ResourceTag/), given({ 'aws:ResourceTag/drawbridge:owner': 'somebody-else' })]
      : []),
  ];
}

function isChosen(arn: string, set: ResourceSet): boolean {
  return set.groups.some(
    ({ region, groupId }) =>
      arn.endsWith(`:${region}:${set.account}:security-group/${groupId}`) &&
      arn.startsWith(`arn:${set.partition}:`),
  );
}

function raise(): never {
  throw new Error('a set without groups');
}
