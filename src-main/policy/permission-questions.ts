import type { Region } from '../kernel/aws-names.ts';
import type { Resource } from '../resources/resource.ts';
import { unique } from './document.ts';
import { groupArns, principalOf, targetsOf } from './targets.ts';
import type { Holder } from './targets.ts';

/** What Drawbridge does that AWS may refuse. */
export type Deed = 'who' | 'see-groups' | 'see-rules' | GroupDeed | 'see-keys' | 'see-use';

/** As the check of one resource calls them. */
export type GroupDeed = 'open' | 'close' | 'move' | 'describe' | 'tag';

/** The action that a deed is known by. */
export const ACTION_OF: Readonly<Record<Deed, string>> = {
  who: 'sts:GetCallerIdentity',
  'see-groups': 'ec2:DescribeSecurityGroups',
  'see-rules': 'ec2:DescribeSecurityGroupRules',
  open: 'ec2:AuthorizeSecurityGroupIngress',
  close: 'ec2:RevokeSecurityGroupIngress',
  move: 'ec2:ModifySecurityGroupRules',
  describe: 'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  tag: 'ec2:CreateTags',
  'see-keys': 'iam:ListAccessKeys',
  'see-use': 'iam:GetAccessKeyLastUsed',
};

export const GROUP_DEEDS: readonly GroupDeed[] = ['open', 'close', 'move', 'describe', 'tag'];

/** One row: may this be done with that? */
export interface Question {
  readonly deed: Deed;
  /** As in a policy. */
  readonly action: string;
  /** The ARN of a group or user, or `*`. */
  readonly resource: string;
  /** Of EC2 only. */
  readonly region?: Region;
  /** Of deeds with one group. */
  readonly groupId?: string;
}

/** AWS checks every kind of resource that a call touches on its own. */
export interface Leg {
  readonly action: string;
  readonly resource: string;
  readonly region?: Region;
}

/** All there is to ask about the groups of one identity, each once; in the order of a reader. */
export function permissionQuestions(
  holder: Holder,
  resources: readonly Resource[],
): readonly Question[] {
  const groups = distinctGroups(holder, resources);
  const regions = unique<Region>(groups.map(({ region }) => region));
  const me = principalOf(holder);
  return [
    question('who', '*'),
    ...(me?.kind === 'user' ? [question('see-keys', me.arn), question('see-use', me.arn)] : []),
    ...regions.flatMap((region) => [
      { ...question('see-groups', '*'), region },
      { ...question('see-rules', '*'), region },
      ...groups
        .filter((group) => group.region === region)
        .flatMap(({ arn, groupId }) =>
          GROUP_DEEDS.map((deed) => ({ ...question(deed, arn), region, groupId })),
        ),
    ]),
  ];
}

/** The single permissions a deed needs; all of them. */
export function legsOf({ deed, action, resource, region }: Question): readonly Leg[] {
  const leg = (of: string, on: string): Leg => ({
    action: of,
    resource: on,
    ...(region !== undefined && { region }),
  });
  const rules = resource.replace(/:security-group\/.*$/, ':security-group-rule/*');
  if (deed === 'who') return [];
  if (deed === 'move') return [leg(action, resource), leg(action, rules)];
  if (deed !== 'tag') return [leg(action, resource)];
  return [leg(ACTION_OF.open, resource), leg(ACTION_OF.open, rules), leg(action, rules)];
}

/** Whether opening and closing does not work without it; the others make it better. */
export function isNeeded({ deed }: Pick<Question, 'deed'>): boolean {
  return ['see-groups', 'see-rules', 'open', 'close', 'who'].includes(deed);
}

function question(deed: Deed, resource: string): Question {
  return { deed, action: ACTION_OF[deed], resource };
}

function distinctGroups(
  holder: Holder,
  resources: readonly Resource[],
): readonly { readonly arn: string; readonly groupId: string; readonly region: Region }[] {
  const byArn = new Map(
    targetsOf(holder, resources).map((target) => {
      const [arn = ''] = groupArns([target]);
      return [arn, { arn, groupId: target.groupId, region: target.region as Region }] as const;
    }),
  );
  return [...byArn.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1));
}
