import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import type { EC2Client, Tag } from '@aws-sdk/client-ec2';
import type { Clause } from '../../../src-main/policy/document.ts';
import { groupArns } from '../../../src-main/policy/targets.ts';
import { jobClauses } from '../../../src-main/policy/job-policy.ts';
import { TAG_KEYS } from '../../../src-main/resources/rule-tags.ts';
import type { Live } from '../account.ts';
import { claim, tried } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { permission } from '../groups.ts';
import { targetFor } from '../targets.ts';
import { makePerson } from '../persons.ts';
import { seesTheGroup } from '../sees-the-group.ts';

const NO_EXTRAS = { modify: false, descriptions: false };
const OWN_TAGS: Tag[] = [
  { Key: TAG_KEYS.lease, Value: 'live' },
  { Key: TAG_KEYS.install, Value: 'live' },
];
const FOREIGN_TAGS: Tag[] = [{ Key: 'drawbridge-live:foreign', Value: 'live' }];

const PERMITTED = 'DryRunOperation';
const REFUSED = 'UnauthorizedOperation';

/** 2: DryRun with and without tags, under the workshop's policies without and with tags. */
export async function dryRuns(live: Live): Promise<readonly Answer[]> {
  const works = seesTheGroup(live);
  const plain = await makePerson(live, 'a', policy(live, false), works);
  const tagging = await makePerson(live, 'b', policy(live, true), works);
  const a = await dryRunsOf(live, plain.clients.ec2, [[], OWN_TAGS]);
  const b = await dryRunsOf(live, tagging.clients.ec2, [[], OWN_TAGS, FOREIGN_TAGS]);
  return [
    claim(
      '2a',
      'without the tag statements DryRun permits a rule without tags and refuses one with tags',
      same(a, [PERMITTED, REFUSED]),
      a,
    ),
    claim(
      '2b',
      'with them it permits both, and refuses tags of other keys',
      same(b, [PERMITTED, PERMITTED, REFUSED]),
      b,
    ),
  ];
}

/** 8: a Deny on the group for a request without our tag. */
export async function denyWithoutTag(live: Live): Promise<readonly Answer[]> {
  const deny: Clause = {
    statement: {
      Sid: 'NoRuleWithoutOurTag',
      Effect: 'Deny',
      Action: ['ec2:AuthorizeSecurityGroupIngress'],
      Resource: groupArns([targetFor(live)]),
      Condition: { Null: { [`aws:RequestTag/${TAG_KEYS.lease}`]: 'true' } },
    },
    says: 'Refuses a rule without our tag.',
  };
  const clauses = [...policy(live, true), deny];
  const person = await makePerson(live, 'deny', clauses, seesTheGroup(live));
  const codes = await dryRunsOf(live, person.clients.ec2, [[], OWN_TAGS]);
  return [
    claim(
      '8',
      'a Deny by the absence of aws:RequestTag on the group refuses every rule, tagged or not: the group knows no such key',
      same(codes, [REFUSED, REFUSED]),
      codes,
    ),
  ];
}

function policy(live: Live, tagged: boolean): readonly Clause[] {
  return jobClauses([{ ...targetFor(live), tagged }], NO_EXTRAS);
}

async function dryRunsOf(
  { groupId }: Live,
  ec2: EC2Client,
  trials: readonly (readonly Tag[])[],
): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const tags of trials) {
    const call = new AuthorizeSecurityGroupIngressCommand({
      DryRun: true,
      GroupId: groupId,
      IpPermissions: [permission(22, 20)],
      ...(tags.length > 0 && {
        TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: [...tags] }],
      }),
    });
    codes.push((await tried(ec2.send(call))).code);
  }
  return codes;
}

function same(codes: readonly string[], expected: readonly string[]): boolean {
  return codes.join() === expected.join();
}
