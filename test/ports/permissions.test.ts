import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { permissionTest } from '../../src-main/aws/permission-test.ts';
import { policyFetch } from '../../src-main/aws/policy-fetch.ts';
import { policySimulation } from '../../src-main/aws/policy-simulation.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import type { FetchPolicies } from '../../src-main/policy/fetched-policies.ts';
import type { TestPermissions } from '../../src-main/policy/permission-matrix.ts';
import { FakePermissions } from '../support/fake-permissions.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import { problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

interface Subject {
  readonly test: TestPermissions;
  readonly fetch: FetchPolicies;
  deny(action: string): void;
  /** The key is not known to AWS any more. */
  loseKey(): void;
  stop(): Promise<void>;
}

const SUBJECTS: readonly (readonly [string, () => Promise<Subject>])[] = [
  [
    'a fake',
    () => {
      const fake = new FakePermissions();
      fake.policies.push({ kind: 'inline', name: 'all', json: '{"Statement":[]}' });
      return Promise.resolve({
        test: fake.test,
        fetch: fake.fetch,
        deny: (action) => {
          fake.deny(action);
        },
        loseKey: () => {
          fake.problem = { kind: 'key-unknown' };
        },
        stop: () => Promise.resolve(),
      });
    },
  ],
  [
    'AWS',
    async () => {
      const aws = await sandboxAws();
      const { clients, credentials, world, sandbox } = aws;
      return {
        test: permissionTest({ clients, credentials, simulate: policySimulation(clients) }),
        fetch: policyFetch(clients),
        deny: (action) => {
          world.deny('ana', action);
        },
        loseKey: () => {
          world.removeKey(gateIdentity.accessKeyId);
        },
        stop: async () => {
          clients.forget(gateIdentity.id);
          await sandbox.stop();
        },
      };
    },
  ],
];

describe.each(SUBJECTS)('the permissions of an identity, asked of %s', (_name, make) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await make();
  });
  afterEach(async () => {
    await subject.stop();
  });
  const test = async () => valueOf(await subject.test(gateIdentity, [gateResource]));

  it('are all there for one who may do everything', async () => {
    const { cells, caller } = await test();
    expect(caller).toEqual(gateIdentity.caller);
    expect(cells.map(({ deed }) => deed)).toEqual([
      'who',
      'see-keys',
      'see-use',
      'see-groups',
      'see-rules',
      'open',
      'close',
      'move',
      'describe',
      'tag',
    ]);
    expect(new Set(cells.map(({ verdict }) => verdict.kind))).toEqual(new Set(['allowed']));
  });

  it.each([
    ['ec2:RevokeSecurityGroupIngress', ['close']],
    ['ec2:AuthorizeSecurityGroupIngress', ['open', 'tag']],
    ['ec2:CreateTags', ['tag']],
    ['ec2:ModifySecurityGroupRules', ['move']],
    ['ec2:UpdateSecurityGroupRuleDescriptionsIngress', ['describe']],
    ['ec2:DescribeSecurityGroups', ['see-groups']],
    ['ec2:DescribeSecurityGroupRules', ['see-rules']],
    ['iam:ListAccessKeys', ['see-keys']],
    ['iam:GetAccessKeyLastUsed', ['see-use']],
  ])('lack exactly what is refused: %s', async (action, deeds) => {
    subject.deny(action);
    const denied = (await test()).cells.filter(({ verdict }) => verdict.kind === 'denied');
    expect(denied.map(({ deed }) => deed)).toEqual(deeds);
  });

  it('cannot be asked with a key that AWS does not know', async () => {
    subject.loseKey();
    const problem: Problem = { kind: 'key-unknown' };
    expect(problemOf(await subject.test(gateIdentity, [gateResource]))).toEqual(problem);
    expect(problemOf(await subject.fetch(gateIdentity))).toEqual(problem);
  });

  it('are about the caller alone while there is no resource', async () => {
    const { cells } = valueOf(await subject.test(gateIdentity, []));
    expect(cells.map(({ deed }) => deed)).toEqual(['who', 'see-keys', 'see-use']);
  });

  it('come with the policies behind them', async () => {
    const [policy] = valueOf(await subject.fetch(gateIdentity));
    expect(policy?.kind).toBe('inline');
    expect(JSON.parse(policy?.json ?? '')).toHaveProperty('Statement');
  });

  it('name the action when policies may not be read', async () => {
    subject.deny('iam:ListUserPolicies');
    expect(problemOf(await subject.fetch(gateIdentity))).toMatchObject({
      kind: 'not-allowed',
      action: 'iam:ListUserPolicies',
    });
  });
});
