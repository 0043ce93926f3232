import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessKeyReader } from '../../src-main/aws/access-keys.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { HOME, leaseMark, problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

describe('reading the age of access keys', () => {
  let aws: SandboxAws;

  beforeEach(async () => {
    aws = await sandboxAws();
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });
  const read = () => accessKeyReader(aws.clients)(gateIdentity);

  it("lists the identity's own keys with their age and last use", async () => {
    await aws.gate.open(gateIdentity, gateResource, [HOME], leaseMark('k3x9m2pq8w'));
    const [facts, ...others] = valueOf(await read());
    const key = aws.world.key(SANDBOX_KEY.accessKeyId);
    expect(others).toEqual([]);
    expect(facts).toMatchObject({ accessKeyId: SANDBOX_KEY.accessKeyId, active: true });
    expect(Math.abs((facts?.createdAt ?? 0) - (key?.createdAt ?? NaN))).toBeLessThan(1000);
    expect(facts?.lastUsed?.region).toMatch(/-1$/);
  });

  it('lists a key that was never used and is not active', async () => {
    aws.world.addKey({
      id: 'AKIAEXAMPLESECOND001',
      accountId: gateIdentity.caller.account,
      userName: 'ana',
      status: 'Inactive',
      createdAt: Date.UTC(2026, 0, 1),
    });
    expect(valueOf(await read())).toContainEqual({
      accessKeyId: 'AKIAEXAMPLESECOND001',
      active: false,
      createdAt: Date.UTC(2026, 0, 1),
    });
  });

  it('lists keys although their last use may not be read', async () => {
    aws.world.deny('ana', 'iam:GetAccessKeyLastUsed');
    const [facts] = valueOf(await read());
    expect(facts?.accessKeyId).toBe(SANDBOX_KEY.accessKeyId);
    expect(facts).not.toHaveProperty('lastUsed');
  });

  it('names the permission it lacks', async () => {
    aws.world.deny('ana', 'iam:ListAccessKeys');
    expect(problemOf(await read())).toMatchObject({
      kind: 'not-allowed',
      action: 'iam:ListAccessKeys',
    });
  });

  it('asks IAM in its own Region, wherever the identity is at home', async () => {
    await read();
    expect(aws.sandbox.requests.map(({ region }) => region)).toEqual(['us-east-1', 'us-east-1']);
  });
});
