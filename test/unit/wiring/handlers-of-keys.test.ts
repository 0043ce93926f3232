import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import type { PermissionMatrix } from '../../../src-main/policy/permission-matrix.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';

import { handlersWorld as setUp } from './handlers-world.ts';

const { id: resourceId } = SAMPLE_RESOURCE;
const identityId = SAMPLE_IDENTITY.id;

describe('what the window asks for about permissions', () => {
  it('they are tested for the resources of the identity, denied ones with what is missing', async () => {
    const { call, permissions } = setUp();
    permissions.deny('ec2:RevokeSecurityGroupIngress');
    const answer = await call('policy.test', { identityId });
    const { cells } = (answer.ok ? answer.value : { cells: [] }) as PermissionMatrix;
    const close = cells.find(({ deed }) => deed === 'close');
    expect(close?.resource).toContain(SAMPLE_RESOURCE.groupId);
    expect(close?.verdict).toMatchObject({
      kind: 'denied',
      missing: [{ Action: ['ec2:RevokeSecurityGroupIngress'] }],
    });
  });

  it('the policies behind them are fetched', async () => {
    const { call, permissions } = setUp();
    const policy = { kind: 'inline', name: 'job', json: '{}' } as const;
    permissions.policies.push(policy);
    expect(await call('policy.fetch', { identityId })).toEqual(ok([policy]));
    permissions.deny('iam:GetUserPolicy');
    expect(await call('policy.fetch', { identityId })).toMatchObject({
      error: { kind: 'not-allowed', action: 'iam:GetUserPolicy' },
    });
  });

  it('neither is asked for an identity there is not', async () => {
    const { call } = setUp();
    const refusal = err({ kind: 'not-found', what: 'identity' });
    expect(await call('policy.test', { identityId: 'nobody' })).toEqual(refusal);
    expect(await call('policy.fetch', { identityId: 'nobody' })).toEqual(refusal);
  });

  it('what keeps AWS from being asked is said', async () => {
    const { call, permissions } = setUp();
    permissions.problem = { kind: 'key-unknown' };
    expect(await call('policy.test', { identityId })).toEqual(err({ kind: 'key-unknown' }));
  });
});

describe('what the window asks for about keys', () => {
  async function rotating() {
    const world = setUp();
    await world.keyStore.put({
      accessKeyId: SAMPLE_IDENTITY.accessKeyId,
      secretAccessKey: new Secret('not-a-real-secret-old'),
    });
    const started = await world.call('rotation.start', { identityId });
    const [rotation] = world.running.rotations.all;
    return { ...world, started, rotationId: rotation?.id };
  }

  it('a rotation begins, is undone and dismissed', async () => {
    const { call, running, started, rotationId } = await rotating();
    expect(started).toEqual(ok({ rotationId }));
    expect(await call('rotation.undo', { rotationId })).toEqual(ok(undefined));
    expect(running.rotations.all[0]?.state.kind).toBe('undone');
    await call('rotation.dismiss', { rotationId });
    expect(running.rotations.all).toEqual([]);
  });

  it('what does not fit the rotation now is refused', async () => {
    const { call, rotationId } = await rotating();
    const refusal = err({ kind: 'not-found', what: 'step of the rotation' });
    expect(await call('rotation.finish', { rotationId })).toEqual(refusal);
    expect(await call('rotation.resume', { rotationId })).toEqual(refusal);
    const choice = { rotationId, maskedKeyId: 'AKIA…7Q2A' };
    expect(await call('rotation.chooseKey', choice)).toEqual(refusal);
  });

  it('an identity is not removed while its key is being rotated', async () => {
    const { call, running } = await rotating();
    running.resources.remove(resourceId);
    expect(await call('identity.remove', { identityId })).toEqual(
      err({ kind: 'rotation-running', maskedKeyId: 'AKIA…7Q2A' }),
    );
  });

  it('a reminder is put off', async () => {
    const { call, snoozes } = setUp();
    await call('key.snooze', { maskedKeyId: 'AKIA…7Q2A', days: 30 });
    expect(snoozes).toEqual([['AKIA…7Q2A', 30]]);
  });

  it('only a key that is shown as unknown is deleted', async () => {
    const { call } = setUp();
    expect(await call('key.delete', { identityId, maskedKeyId: 'AKIA…7Q2A' })).toEqual(
      err({ kind: 'access-key-gone', maskedKeyId: 'AKIA…7Q2A' }),
    );
  });
});
