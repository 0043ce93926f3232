import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessKeyReader } from '../../src-main/aws/access-keys.ts';
import { groupFinder } from '../../src-main/aws/group-finder.ts';
import { resourceCheck } from '../../src-main/aws/resource-check.ts';
import type { Problem, Refusal } from '../../src-main/kernel/problem.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import { USUAL_CHOICES } from '../../src-main/policy/choices.ts';
import type { Choices } from '../../src-main/policy/choices.ts';
import type { PermissionStatement, PolicyDocument } from '../../src-main/policy/document.ts';
import { documentOf } from '../../src-main/policy/document.ts';
import { workshop } from '../../src-main/policy/workshop.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { network } from '../support/policy-samples.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { CAFE, HOME, LATER, MARK, problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

const ALL = { modify: true, descriptions: true, tags: true };
const NOTHING = { modify: false, descriptions: false, tags: false };

/** The app against a sandbox that decides every call by the policies the workshop made. */
describe('the app under a policy it made', () => {
  let aws: SandboxAws;

  beforeEach(async () => {
    aws = await sandboxAws();
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });

  const resource = { ...gateResource, tagRules: true };

  function policies(more: Partial<Choices> = {}): readonly PolicyDocument[] {
    const made = workshop({ ...USUAL_CHOICES, switches: ALL, ...more }, [resource], [gateIdentity]);
    return made.documents.flatMap(({ paper }) =>
      paper.kind === 'permissions' ? [documentOf(paper.clauses)] : [],
    );
  }

  /** Everything the app does, and the problems it meets on the way. */
  async function day(): Promise<readonly Problem[]> {
    const { gate, clients } = aws;
    const problems: Problem[] = [];
    const met = <T extends object>(result: Result<T, Refusal>): T | undefined => {
      if (!result.ok) problems.push(result.error.problem);
      else if ('shortfall' in result.value)
        problems.push((result.value.shortfall as Refusal).problem);
      return result.ok ? result.value : undefined;
    };
    met(await groupFinder(clients)(gateIdentity, gateResource.region, {}));
    met(await accessKeyReader(clients)(gateIdentity));
    const opened = met(await gate.open(gateIdentity, resource, [HOME], MARK));
    if (!opened) return problems;
    const { grants } = opened;
    met(await gate.renew(gateIdentity, resource, grants, LATER));
    const moved = met(await gate.move(gateIdentity, resource, grants, [CAFE], LATER));
    met(await gate.close(gateIdentity, resource, moved?.grants ?? grants));
    return problems;
  }

  function without(action: string): readonly PolicyDocument[] {
    return policies().map((document) => ({
      ...document,
      Statement: document.Statement.flatMap((statement): readonly PermissionStatement[] => {
        const Action = (statement.Action ?? []).filter((each) => each !== action);
        if (!('Action' in statement)) return [statement];
        return Action.length === 0 ? [] : [{ ...statement, Action } as PermissionStatement];
      }),
    }));
  }

  it('opens, follows, renews and closes with everything switched on', async () => {
    aws.world.attachPolicies('ana', policies());
    expect(await day()).toEqual([]);
    const { group: _, ...check } = valueOf(
      await resourceCheck(aws.clients)(gateIdentity, gateResource),
    );
    expect(new Set(Object.values(check).map(({ kind }) => kind))).toEqual(new Set(['allowed']));
  });

  it('opens, follows and closes with the four permissions alone', async () => {
    aws.world.attachPolicies('ana', policies({ switches: NOTHING, keys: 'nothing' }));
    const { gate } = aws;
    const { grants } = valueOf(await gate.open(gateIdentity, gateResource, [HOME], MARK));
    const moved = valueOf(await gate.move(gateIdentity, gateResource, grants, [CAFE], LATER));
    expect(
      aws.world
        .rules(gateResource.groupId)
        .some(({ source }) => 'cidr' in source && source.cidr === CAFE),
    ).toBe(true);
    const closed = valueOf(await gate.close(gateIdentity, gateResource, moved.grants));
    expect(closed.changed).toEqual([]);
    expect(JSON.stringify(aws.world.rules(gateResource.groupId))).not.toContain(CAFE);
  });

  it.each([
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:RevokeSecurityGroupIngress',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSecurityGroupRules',
    'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
    'ec2:CreateTags',
    'iam:ListAccessKeys',
  ])('names %s when it is missing', async (action) => {
    aws.world.attachPolicies('ana', without(action));
    const problems = await day();
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatchObject({ kind: 'not-allowed', action });
  });

  it('does without ec2:ModifySecurityGroupRules, and the check says that it is missing', async () => {
    aws.world.attachPolicies('ana', without('ec2:ModifySecurityGroupRules'));
    expect(await day()).toEqual([]);
    const check = valueOf(await resourceCheck(aws.clients)(gateIdentity, gateResource));
    expect(check.move).toEqual({ kind: 'denied' });
  });

  it('does without iam:GetAccessKeyLastUsed, and then does not know the last use', async () => {
    aws.world.attachPolicies('ana', without('iam:GetAccessKeyLastUsed'));
    expect(await day()).toEqual([]);
    const [key] = valueOf(await accessKeyReader(aws.clients)(gateIdentity));
    expect(key).not.toHaveProperty('lastUsed');
  });

  it('cannot touch a group that was not chosen', async () => {
    aws.world.attachPolicies('ana', policies());
    const other = { ...gateResource, groupId: SANDBOX_GROUPS.stagingDb };
    expect(problemOf(await aws.gate.open(gateIdentity, other, [HOME], MARK))).toMatchObject({
      kind: 'not-allowed',
      action: 'ec2:AuthorizeSecurityGroupIngress',
    });
  });

  it('can close from a new address what it opened from the old one, and open nothing there', async () => {
    const from = { kind: 'current', networks: [network('81.187.42.19/32')] } as const;
    aws.world.attachPolicies('ana', policies({ from }));
    aws.world.setAddress({ ipv4: '81.187.42.19' });
    const { grants } = valueOf(await aws.gate.open(gateIdentity, gateResource, [HOME], MARK));
    aws.world.setAddress({ ipv4: '45.90.28.7' });
    expect(problemOf(await aws.gate.open(gateIdentity, gateResource, [CAFE], LATER))).toMatchObject(
      {
        kind: 'not-allowed',
      },
    );
    expect(valueOf(await aws.gate.close(gateIdentity, gateResource, grants)).changed).toEqual([]);
  });

  it('cannot even close from elsewhere when only fixed networks are let in', async () => {
    const from = { kind: 'fixed', networks: [network('81.187.42.19/32')] } as const;
    aws.world.attachPolicies('ana', policies({ from }));
    aws.world.setAddress({ ipv4: '81.187.42.19' });
    const { grants } = valueOf(await aws.gate.open(gateIdentity, gateResource, [HOME], MARK));
    aws.world.setAddress({ ipv4: '45.90.28.7' });
    expect(problemOf(await aws.gate.close(gateIdentity, gateResource, grants))).toMatchObject({
      kind: 'not-allowed',
    });
  });
});
