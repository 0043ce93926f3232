import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialsEnd } from '../../src-main/identities/credentials.ts';
import type { Credentials } from '../../src-main/identities/credentials.ts';
import type {
  IdentityId,
  MfaSessionIdentity,
  RoleIdentity,
} from '../../src-main/identities/identity.ts';
import { HOUR_MS } from '../../src-main/kernel/clock.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox-server.ts';
import { SANDBOX_ACCOUNT, SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { mfaSerialOf, SANDBOX_MFA_CODE } from '../../src-main/sandbox/seed-roles.ts';
import { FakeCredentials } from '../support/fake-credentials.ts';
import { FakeKeyStore } from '../support/fake-key-store.ts';
import { sandboxCredentials } from '../support/sandbox-credentials.ts';
import { gateIdentity } from './gate-subjects.ts';
import { problemOf, valueOf } from './gate-trial.ts';

const { kind: _, accessKeyId: __, ...common } = gateIdentity;
const mfaSerial = mfaSerialOf(SANDBOX_ACCOUNT, 'ana');
const role: RoleIdentity = {
  ...common,
  kind: 'role',
  id: 'role' as IdentityId,
  roleArn: `arn:aws:iam::${SANDBOX_ACCOUNT}:role/gatekeeper`,
  from: gateIdentity.id,
  externalId: 'drawbridge-k3x9m2pq8w',
  durationSeconds: 3600,
};
const mfaRole: RoleIdentity = {
  ...common,
  kind: 'role',
  id: 'mfa-role' as IdentityId,
  roleArn: `arn:aws:iam::${SANDBOX_ACCOUNT}:role/gatekeeper-mfa`,
  from: gateIdentity.id,
  mfaSerial,
  durationSeconds: 3600,
};
const mfaSession: MfaSessionIdentity = {
  ...common,
  kind: 'mfa-session',
  id: 'mfa' as IdentityId,
  from: gateIdentity.id,
  mfaSerial,
  durationSeconds: 3600,
};
const code = new Secret(SANDBOX_MFA_CODE);

interface Subject {
  readonly credentials: Credentials;
  readonly asked: readonly IdentityId[];
  readonly pass: (ms: number) => void;
  readonly stop: () => Promise<void>;
}

async function inSandbox(): Promise<Subject> {
  let now = Date.now();
  const sandbox = await startSandbox({ now: () => now });
  const keyStore = new FakeKeyStore();
  const secretAccessKey = new Secret(SANDBOX_KEY.secretAccessKey);
  await keyStore.put({ accessKeyId: SANDBOX_KEY.accessKeyId, secretAccessKey });
  const subject = sandboxCredentials(sandbox.url, keyStore, { now: () => now });
  subject.known.set(gateIdentity.id, gateIdentity);
  const pass = (ms: number): void => {
    now += ms;
  };
  return { ...subject, pass, stop: () => sandbox.stop() };
}

function fake(): Promise<Subject> {
  let now = Date.now();
  const credentials = new FakeCredentials(() => now);
  credentials.known.set(gateIdentity.id, gateIdentity);
  const pass = (ms: number): void => {
    now += ms;
  };
  const { asked } = credentials;
  return Promise.resolve({ credentials, asked, pass, stop: () => Promise.resolve() });
}

describe.each([
  ['the fake', fake],
  ['the SDK in front of the sandbox', inSandbox],
])('credentials of %s', (_name, setUp) => {
  let subject: Subject;
  let credentials: Credentials;

  beforeEach(async () => {
    subject = await setUp();
    ({ credentials } = subject);
  });
  afterEach(() => subject.stop());

  it('of an access key are the key itself, and never end', async () => {
    const keys = valueOf(await credentials.signing(gateIdentity));
    expect(keys.accessKeyId).toBe(SANDBOX_KEY.accessKeyId);
    expect(keys.expiresAt).toBeUndefined();
    expect(credentialsEnd(keys)).toBeUndefined();
  });

  it('of a role are temporary, and renew themselves', async () => {
    const keys = valueOf(await credentials.signing(role));
    expect(keys.accessKeyId).toMatch(/^ASIA/);
    expect(keys.sessionToken?.reveal()).toBeTruthy();
    expect(keys.expiresAt).toBeGreaterThan(0);
    expect(credentialsEnd(keys)).toBeUndefined();
  });

  it('are taken from memory while they last, and obtained anew after', async () => {
    const first = valueOf(await credentials.signing(role));
    expect(valueOf(await credentials.signing(role)).accessKeyId).toBe(first.accessKeyId);
    subject.pass(HOUR_MS);
    expect(credentials.inHand(role.id)).toBeUndefined();
    expect(valueOf(await credentials.signing(role)).accessKeyId).not.toBe(first.accessKeyId);
  });

  it('are forgotten when told to', async () => {
    const first = valueOf(await credentials.signing(role));
    credentials.forget(role.id);
    expect(credentials.inHand(role.id)).toBeUndefined();
    expect(valueOf(await credentials.signing(role)).accessKeyId).not.toBe(first.accessKeyId);
  });

  it.each([
    ['a session with MFA', mfaSession],
    ['a role with MFA', mfaRole],
  ])('of %s ask for a code and do not wait for it', async (_what, identity) => {
    expect(problemOf(await credentials.signing(identity))?.kind).toBe('mfa-code-needed');
    expect(subject.asked).toContain(identity.id);
    expect(credentials.inHand(identity.id)).toBeUndefined();
  });

  it.each([
    ['a session with MFA', mfaSession],
    ['a role with MFA', mfaRole],
  ])('of %s come with the code, and say when the next one is due', async (_what, identity) => {
    const keys = valueOf(await credentials.signing(identity, code));
    expect(credentialsEnd(keys)).toBeGreaterThan(0);
    expect(valueOf(await credentials.signing(identity)).accessKeyId).toBe(keys.accessKeyId);
  });

  it('are refused with a wrong code', async () => {
    const refused = await credentials.signing(mfaSession, new Secret('000000'));
    expect(problemOf(refused)).toEqual({ kind: 'mfa-code-refused' });
  });

  it('are refused when the identity a role starts from is gone', async () => {
    const orphan = { ...role, from: 'gone' as IdentityId };
    expect(problemOf(await credentials.signing(orphan))).toEqual({
      kind: 'not-found',
      what: 'identity',
    });
  });

  it('say that a role lets nobody in without its ExternalId', async () => {
    expect(valueOf(await credentials.proveExternalId(role))).toBe('enforced');
  });
});

describe('credentials from the sandbox', () => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await inSandbox();
  });
  afterEach(() => subject.stop());

  it('say who a role is', async () => {
    const caller = valueOf(await subject.credentials.whoIs(role));
    expect(caller.arn).toBe(
      `arn:aws:sts::${SANDBOX_ACCOUNT}:assumed-role/gatekeeper/drawbridge-test`,
    );
  });

  it('find a role that lets everybody in without an ExternalId', async () => {
    const careless = { ...role, roleArn: role.roleArn.replace('gatekeeper', 'careless') };
    expect(valueOf(await subject.credentials.proveExternalId(careless))).toBe('not-enforced');
  });

  it('name the role and the permission when it cannot be assumed', async () => {
    const { externalId: _unused, ...without } = role;
    expect(problemOf(await subject.credentials.signing(without))).toEqual({
      kind: 'not-allowed',
      action: 'sts:AssumeRole',
      resource: role.roleArn,
    });
  });

  it('assume a role with MFA again without a second code while the first one lasts', async () => {
    const first = valueOf(await subject.credentials.signing(mfaRole, code));
    subject.pass(HOUR_MS);
    const second = valueOf(await subject.credentials.signing(mfaRole));
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect(subject.asked).toEqual([]);
  });
});
