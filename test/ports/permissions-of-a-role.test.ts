import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsClients } from '../../src-main/aws/aws-clients.ts';
import type { AwsClients } from '../../src-main/aws/aws-clients.ts';
import { permissionTest } from '../../src-main/aws/permission-test.ts';
import { policyFetch } from '../../src-main/aws/policy-fetch.ts';
import { policySimulation } from '../../src-main/aws/policy-simulation.ts';
import type { IdentityId, RoleIdentity } from '../../src-main/identities/identity.ts';
import { documentOf } from '../../src-main/policy/document.ts';
import { oneDocument } from '../../src-main/policy/fetched-policies.ts';
import { importPolicy } from '../../src-main/policy/import-policy.ts';
import { jobClauses } from '../../src-main/policy/job-policy.ts';
import { rolePrincipal, targetsOf } from '../../src-main/policy/targets.ts';
import type { LeaseBook } from '../../src-main/leases/lease-book.ts';
import type { ResourceBook } from '../../src-main/resources/resource-book.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import type { IdentityPolicy } from '../../src-main/sandbox/iam/policy-evaluation.ts';
import { GroupsInUse } from '../../src-main/wiring/groups-in-use.ts';
import { sandboxCredentials } from '../support/sandbox-credentials.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';
import { problemOf, valueOf } from './gate-trial.ts';

const { account, partition } = gateIdentity.caller;
const role: RoleIdentity = {
  kind: 'role',
  id: 'gate' as IdentityId,
  from: gateIdentity.id,
  roleArn: rolePrincipal({ partition, account, path: '/', name: 'careless' }).arn,
  durationSeconds: 3600,
  homeRegion: gateIdentity.homeRegion,
  caller: {
    ...gateIdentity.caller,
    arn: `arn:aws:sts::${account}:assumed-role/careless/drawbridge-test`,
  },
  addedAt: 0,
};
/** Not tagged, as most are: the session is usually narrowed to go without tags. */
const resource: Resource = { ...gateResource, identityId: role.id, tagRules: false };
const JOB = documentOf(
  jobClauses(targetsOf(role, [resource], { tagged: true }), { modify: true, descriptions: true }),
);

describe('the permissions of a role that Drawbridge narrows', () => {
  let aws: SandboxAws;
  let clients: AwsClients;
  let credentials: ReturnType<typeof sandboxCredentials>['credentials'];
  const groups = new GroupsInUse(() => ({
    resources: { all: [resource] } as unknown as ResourceBook,
    leases: { all: [] } as unknown as LeaseBook,
  }));

  beforeEach(async () => {
    aws = await sandboxAws();
    const made = sandboxCredentials(aws.sandbox.url, aws.keyStore, {
      policyFor: (identity) => groups.policyFor(identity),
    });
    made.known.set(gateIdentity.id, gateIdentity);
    ({ credentials } = made);
    clients = awsClients({ credentials, version: '0.0.0-test', endpoint: aws.sandbox.url });
  });
  afterEach(async () => {
    clients.forget(role.id);
    clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });

  function attach(...policies: readonly IdentityPolicy[]): void {
    const careless = aws.world.role('careless');
    if (!careless) throw new Error('no role');
    aws.world.putRole({ ...careless, policies });
  }
  const may = (...actions: readonly string[]): IdentityPolicy => ({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: actions, Resource: '*' },
  });
  const test = async () => {
    const simulate = policySimulation(clients);
    const run = groups.whileTesting(permissionTest({ clients, credentials, simulate }));
    return valueOf(await run(role, [resource]));
  };
  const fetch = () => groups.whileFetching(policyFetch(clients))(role);

  it('are those of the role, not of the session it is narrowed to', async () => {
    attach(JOB);
    const { cells, secondOpinion } = await test();
    expect(cells.map(({ deed }) => deed)).toContain('tag');
    expect(new Set(cells.map(({ verdict }) => verdict.kind))).toEqual(new Set(['allowed']));
    expect(secondOpinion).toBe(false);
  });

  it('have a second opinion where the role may ask for one', async () => {
    attach(JOB, may('iam:SimulatePrincipalPolicy'));
    const { cells, secondOpinion } = await test();
    expect(secondOpinion).toBe(true);
    for (const { deed, opinion } of cells) if (deed !== 'who') expect(opinion).toBe('allowed');
  });

  it('come with the policies of the role, ready to be compared', async () => {
    attach(JOB, may('iam:*'));
    const policies = valueOf(await fetch());
    expect(policies.map(({ kind, name }) => [kind, name])).toEqual([
      ['managed', 'role-careless-1'],
      ['managed', 'role-careless-2'],
    ]);
    expect(JSON.parse(policies[0]?.json ?? '')).toEqual(JOB);
    const read = importPolicy(oneDocument(policies));
    expect(read.ok && read.value.map(({ effect }) => effect)).toHaveLength(
      JOB.Statement.length + 1,
    );
  });

  it.each([
    'iam:ListRolePolicies',
    'iam:ListAttachedRolePolicies',
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
  ])('name %s where the policies may not be read for want of it', async (missing) => {
    const reads = [
      'iam:ListRolePolicies',
      'iam:ListAttachedRolePolicies',
      'iam:GetPolicy',
      'iam:GetPolicyVersion',
    ];
    attach(JOB, may(...reads.filter((action) => action !== missing)));
    expect(problemOf(await fetch())).toMatchObject({ kind: 'not-allowed', action: missing });
  });

  it('leave the session as narrow as before', async () => {
    attach(JOB, may('iam:*'));
    const before = groups.policyFor(role);
    await test();
    await fetch();
    expect(groups.policyFor(role)).toBe(before);
    expect(before).not.toContain('iam:');
  });
});
