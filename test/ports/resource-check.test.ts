import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resourceCheck } from '../../src-main/aws/resource-check.ts';
import type { Identity, IdentityId } from '../../src-main/identities/identity.ts';
import { SANDBOX_RESTRICTED_KEY } from '../../src-main/sandbox/seed.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

const allowed = { kind: 'allowed' };
const denied = { kind: 'denied' };

describe('checking a resource', () => {
  let aws: SandboxAws;

  beforeEach(async () => {
    aws = await sandboxAws();
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    aws.clients.forget(ben.id);
    await aws.sandbox.stop();
  });
  const ben: Identity = {
    ...gateIdentity,
    id: 'ben' as IdentityId,
    accessKeyId: SANDBOX_RESTRICTED_KEY.accessKeyId,
  };
  const check = (identity = gateIdentity) => resourceCheck(aws.clients)(identity, gateResource);

  it('finds everything allowed for one who may do everything', async () => {
    const { group, ...permissions } = valueOf(await check());
    expect(group.name).toBe('bastion-prod');
    expect(permissions).toEqual({
      open: allowed,
      close: allowed,
      move: allowed,
      describe: allowed,
      tag: allowed,
    });
  });

  it('finds what is denied to one who may only open', async () => {
    const { group: _, ...permissions } = valueOf(await check(ben));
    expect(permissions).toEqual({
      open: allowed,
      close: denied,
      move: denied,
      describe: denied,
      tag: denied,
    });
  });

  it('changes nothing', async () => {
    const before = aws.world.snapshot().rules;
    await check();
    expect(aws.world.snapshot().rules).toEqual(before);
  });

  it('says that the group is gone', async () => {
    aws.world.deleteGroup(gateResource.groupId);
    expect(problemOf(await check())).toEqual({
      kind: 'group-gone',
      groupId: gateResource.groupId,
      region: gateResource.region,
    });
  });

  it('fails when rules cannot be read, which no lease can do without', async () => {
    aws.world.deny('ana', 'ec2:DescribeSecurityGroupRules');
    expect(problemOf(await check())).toMatchObject({
      kind: 'not-allowed',
      action: 'ec2:DescribeSecurityGroupRules',
    });
  });

  it('admits what it cannot tell', async () => {
    aws.world.faults.next({
      service: 'ec2',
      action: 'RevokeSecurityGroupIngress',
      kind: 'http',
      status: 503,
      code: 'RequestLimitExceeded',
      times: 3,
    });
    expect(valueOf(await check()).close).toMatchObject({
      kind: 'cannot-tell',
      why: { problem: { kind: 'throttled' } },
    });
  });
});
