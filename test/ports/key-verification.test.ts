import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyKeyPair } from '../../src-main/aws/key-verification.ts';
import type { KeyPair } from '../../src-main/identities/identity.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import { SANDBOX_KEY, SANDBOX_ROOT_KEY } from '../../src-main/sandbox/seed.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox-server.ts';
import type { SandboxServer } from '../../src-main/sandbox/sandbox-server.ts';
import { problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity } from './gate-subjects.ts';

describe('verifying a key pair', () => {
  let sandbox: SandboxServer;

  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const pair = (accessKeyId: string, secret: string): KeyPair => ({
    accessKeyId,
    secretAccessKey: new Secret(secret),
  });
  const verify = (keyPair: KeyPair) =>
    verifyKeyPair({ version: '0.0.0-test', endpoint: sandbox.url })(
      keyPair,
      gateIdentity.homeRegion,
    );

  it('says who the key belongs to', async () => {
    const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
    expect(valueOf(await verify(pair(accessKeyId, secretAccessKey)))).toEqual(gateIdentity.caller);
  });

  it('says that the secret is wrong', async () => {
    const result = await verify(pair(SANDBOX_KEY.accessKeyId, 'not-a-real-secret-but-another-one'));
    expect(problemOf(result)).toEqual({ kind: 'secret-wrong' });
  });

  it('says that AWS does not know the key', async () => {
    const result = await verify(pair('AKIAEXAMPLEUNKNOWN01', SANDBOX_KEY.secretAccessKey));
    expect(problemOf(result)).toEqual({ kind: 'key-unknown' });
  });

  it('refuses a key of the root user', async () => {
    const { accessKeyId, secretAccessKey } = SANDBOX_ROOT_KEY;
    const result = await verify(pair(accessKeyId, secretAccessKey));
    expect(problemOf(result)).toEqual({ kind: 'root-key' });
  });

  it('refuses a temporary key without asking anybody', async () => {
    const result = await verify(pair('ASIAEXAMPLE000000001', 'not-a-real-secret'));
    expect(problemOf(result)).toEqual({ kind: 'temporary-key' });
    expect(sandbox.requests).toEqual([]);
  });

  it('says when AWS cannot be reached', async () => {
    await sandbox.stop();
    const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
    const result = await verify(pair(accessKeyId, secretAccessKey));
    expect(problemOf(result)?.kind).toBe('no-network');
  });
});
