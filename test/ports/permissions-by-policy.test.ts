import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { permissionTest } from '../../src-main/aws/permission-test.ts';
import { policySimulation } from '../../src-main/aws/policy-simulation.ts';
import type { PermissionStatement, PolicyDocument } from '../../src-main/policy/document.ts';
import { leastPrivilege } from '../../src-main/policy/least-privilege.ts';
import type { PermissionMatrix } from '../../src-main/policy/permission-matrix.ts';
import type { Resource, ResourceId } from '../../src-main/resources/resource.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import type { Region } from '../../src-main/kernel/aws-names.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

const bastion: Resource = { ...gateResource, tagRules: true };
const runners: Resource = {
  ...bastion,
  id: 'runners' as ResourceId,
  region: 'us-east-1' as Region,
  groupId: SANDBOX_GROUPS.ciRunners,
};
const RESOURCES = [bastion, runners];
const SIMULATOR = allow('iam:SimulatePrincipalPolicy');

function minimal(): readonly PermissionStatement[] {
  const document = leastPrivilege(gateIdentity, RESOURCES);
  if (!document) throw new Error('no policy');
  return document.Statement;
}

/** Every single permission of the minimal policy. */
const PERMISSIONS = minimal().flatMap((statement, index) =>
  (statement.Action ?? []).map((action) => [action, statement.Sid, index] as const),
);

function without(action: string, from: number): readonly PermissionStatement[] {
  return minimal().flatMap((statement, index) => {
    if (index !== from) return [statement];
    const { Sid, Effect, Resource, Condition, Action: all = [] } = statement;
    const Action = all.filter((each) => each !== action);
    return Action.length === 0
      ? []
      : [{ Sid, Effect, Action, Resource, ...(Condition && { Condition }) }];
  });
}

function allow(action: string): PermissionStatement {
  return { Sid: 'More', Effect: 'Allow', Action: [action], Resource: '*' };
}

function denial(action: string): PermissionStatement {
  return { Sid: 'Never', Effect: 'Deny', Action: [action], Resource: '*' };
}

function policy(Statement: readonly PermissionStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

describe('the permission test, with the policy in force', () => {
  let aws: SandboxAws;
  beforeEach(async () => {
    aws = await sandboxAws();
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });

  async function test(...statements: readonly PermissionStatement[]): Promise<PermissionMatrix> {
    const { clients, credentials, world } = aws;
    world.attachPolicies('ana', [policy(statements)]);
    const simulate = policySimulation(clients);
    return valueOf(
      await permissionTest({ clients, credentials, simulate })(gateIdentity, RESOURCES),
    );
  }
  const missingIn = ({ cells }: PermissionMatrix) =>
    cells.flatMap(({ verdict }) => (verdict.kind === 'denied' ? verdict.missing : []));
  const kindsIn = ({ cells }: PermissionMatrix) =>
    new Set(cells.map(({ verdict }) => verdict.kind));

  it('finds everything allowed by the minimal policy', async () => {
    const matrix = await test(...minimal());
    expect(kindsIn(matrix)).toEqual(new Set(['allowed']));
    expect(matrix.secondOpinion).toBe(false);
  });

  it.each(PERMISSIONS)(
    'denies what %s of %s allowed, and names what mends it',
    async (action, Sid, index) => {
      const left = without(action, index);
      const broken = await test(...left);
      const missing = missingIn(broken);
      expect(missing.length).toBeGreaterThan(0);
      for (const statement of missing)
        expect([statement.Sid, statement.Action]).toEqual([Sid, [action]]);
      expect(kindsIn(await test(...left, ...missing))).toEqual(new Set(['allowed']));
    },
  );

  it('agrees with the simulator about the minimal policy and about every lack of it', async () => {
    for (const [action, , index] of PERMISSIONS) {
      const { cells, secondOpinion } = await test(...without(action, index), SIMULATOR);
      expect(secondOpinion).toBe(true);
      // Of IAM's own actions a no is no opinion: other statements ask for what only EC2 calls carry.
      const sure = cells.filter(({ region }) => region !== undefined);
      for (const { deed, verdict, opinion } of sure)
        expect([action, deed, opinion]).toEqual([action, deed, verdict.kind]);
    }
  });

  it('says that a policy denies it, and then that nothing is missing', async () => {
    const { cells } = await test(...minimal(), SIMULATOR, denial('ec2:RevokeSecurityGroupIngress'));
    const closes = cells.filter(({ deed }) => deed === 'close');
    for (const { verdict } of closes)
      expect(verdict).toEqual({ kind: 'denied', by: 'call', explicitly: true, missing: [] });
    expect(closes).toHaveLength(2);
  });

  it('takes the simulator’s word where AWS itself did not tell', async () => {
    const throttled = { service: 'ec2', kind: 'http', status: 503, code: 'RequestLimitExceeded' };
    const action = 'RevokeSecurityGroupIngress';
    aws.world.faults.next({ ...throttled, action, kind: 'http', times: 6 });
    const { cells } = await test(...minimal().filter(({ Condition }) => !Condition), SIMULATOR);
    const closes = cells.filter(({ deed }) => deed === 'close');
    expect(closes).toHaveLength(2);
    for (const { verdict, why } of closes) {
      expect(verdict).toEqual({ kind: 'allowed', by: 'simulator' });
      expect(why).toEqual({ kind: 'throttled' });
    }
  });

  it('changes nothing', async () => {
    const before = aws.world.snapshot();
    await test(...minimal(), SIMULATOR);
    expect(aws.world.snapshot().rules).toEqual(before.rules);
    expect(aws.world.keys('ana').map(({ id }) => id)).toEqual([gateIdentity.accessKeyId]);
  });

  it('asks about a group once, however many resources open it', async () => {
    const { clients, credentials, sandbox } = aws;
    const again = { ...bastion, id: 'again' as ResourceId };
    const run = permissionTest({ clients, credentials, simulate: policySimulation(clients) });
    valueOf(await run(gateIdentity, [bastion, again]));
    const revokes = sandbox.requests.filter(
      ({ action }) => action === 'RevokeSecurityGroupIngress',
    );
    expect(revokes).toHaveLength(1);
  });

  it('asks about many groups at the rate AWS takes, so that none goes without an answer', async () => {
    const busy = await sandboxAws({ tokenBuckets: true });
    const { clients, credentials, sandbox, world } = busy;
    const many = Array.from({ length: 28 }, (_, index): Resource => {
      const groupId = `sg-0${index.toString(16).padStart(16, '0')}`;
      const like = world.group(bastion.groupId);
      if (like) world.addGroup({ ...like, id: groupId });
      return { ...bastion, id: groupId as ResourceId, groupId };
    });
    // A new group has no rules: whether one might be changed is then what only the simulator can say.
    const run = permissionTest({ clients, credentials, simulate: policySimulation(clients) });
    const matrix = valueOf(await run(gateIdentity, many));
    expect(matrix.cells.filter(({ deed }) => deed === 'open')).toHaveLength(many.length);
    expect(kindsIn(matrix)).toEqual(new Set(['allowed']));
    expect(
      sandbox.requests.filter(({ errorCode }) => errorCode === 'RequestLimitExceeded'),
    ).toEqual([]);
    clients.forget(gateIdentity.id);
    await sandbox.stop();
  });
});
