import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { profileKeyReader, profileLister } from '../../src-main/aws/profile-files.ts';
import { openCommandConsent } from '../../src-main/disk/allowed-commands.ts';
import { credentialsEnd } from '../../src-main/identities/credentials.ts';
import type { IdentityId, ProfileIdentity } from '../../src-main/identities/identity.ts';
import type { CommandConsent } from '../../src-main/identities/profiles.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox-server.ts';
import type { SandboxServer } from '../../src-main/sandbox/sandbox-server.ts';
import { mfaSerialOf, SANDBOX_MFA_CODE } from '../../src-main/sandbox/seed-roles.ts';
import { SANDBOX_ACCOUNT, SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { electronStoreInNode } from '../support/electron-store-in-node.ts';
import { FakeKeyStore } from '../support/fake-key-store.ts';
import { sandboxCredentials } from '../support/sandbox-credentials.ts';
import type { SandboxCredentials } from '../support/sandbox-credentials.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { gateIdentity } from './gate-subjects.ts';
import { problemOf, valueOf } from './gate-trial.ts';

const temporaryFolder = temporaryFolders();
const { kind: _, accessKeyId: __, ...common } = gateIdentity;
const profile = (name: string): ProfileIdentity => ({
  ...common,
  kind: 'profile',
  id: `profile-${name}` as IdentityId,
  profile: name,
});
const roleArn = (name: string) => `arn:aws:iam::${SANDBOX_ACCOUNT}:role/${name}`;
const KEYS = `aws_access_key_id = ${SANDBOX_KEY.accessKeyId}
aws_secret_access_key = ${SANDBOX_KEY.secretAccessKey}
`;

describe('profiles of the AWS files', () => {
  let sandbox: SandboxServer;
  let folder: string;
  let consent: CommandConsent;
  let subject: SandboxCredentials;
  let files: { readonly filepath: string; readonly configFilepath: string };

  beforeEach(async () => {
    sandbox = await startSandbox();
    folder = temporaryFolder();
    files = { filepath: join(folder, 'credentials'), configFilepath: join(folder, 'config') };
    const loadStore = await electronStoreInNode();
    consent = openCommandConsent({ folder, loadStore: () => loadStore }).store;
    subject = sandboxCredentials(sandbox.url, new FakeKeyStore(), {
      files,
      allows: (command) => consent.allows(command),
    });
    writeFileSync(files.filepath, `[plain]\n${KEYS}`);
  });
  afterEach(() => sandbox.stop());

  const config = (text: string): void => {
    writeFileSync(files.configFilepath, text);
  };
  const list = () => profileLister(files, consent)();
  const ask = (name: string, code?: string) =>
    subject.credentials.signing(profile(name), code === undefined ? undefined : new Secret(code));

  it('are listed with what kind each is, and without a secret', async () => {
    config(`
[default]
region = eu-west-1
[profile my.role]
role_arn = ${roleArn('gatekeeper')}
source_profile = plain
[profile corp]
sso_session = corp
sso_account_id = 1
sso_role_name = r
[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://example.invalid
`);
    const listed = await list();
    expect(listed.map(({ name, form }) => [name, form])).toEqual([
      ['corp', 'sso'],
      ['default', 'none'],
      ['my.role', 'static'],
      ['plain', 'static'],
    ]);
    expect(listed.filter(({ plaintextKey }) => plaintextKey).map(({ name }) => name)).toEqual([
      'plain',
    ]);
    expect(JSON.stringify(listed)).not.toContain(SANDBOX_KEY.secretAccessKey);
  });

  it('give their own key, read anew after each change of the file', async () => {
    expect(valueOf(await ask('plain')).accessKeyId).toBe(SANDBOX_KEY.accessKeyId);
    subject.credentials.forget(profile('plain').id);
    writeFileSync(files.filepath, `[plain]\n${KEYS.replace('7Q2A', '0000')}`);
    expect(valueOf(await ask('plain')).accessKeyId).toBe('AKIASANDBOXEXAMP0000');
  });

  it('assume their role with its ExternalId, from the source profile', async () => {
    config(
      `[profile gate]\nrole_arn = ${roleArn('gatekeeper')}\nsource_profile = plain\nexternal_id = x\n`,
    );
    const caller = valueOf(await subject.credentials.whoIs(profile('gate')));
    expect(caller.arn).toContain(':assumed-role/gatekeeper/drawbridge-test');
    expect(credentialsEnd(subject.credentials.inHand(profile('gate').id))).toBeUndefined();
  });

  it('ask for a code where mfa_serial stands, and take it', async () => {
    const serial = mfaSerialOf(SANDBOX_ACCOUNT, 'ana');
    config(
      `[profile gate]\nrole_arn = ${roleArn('gatekeeper-mfa')}\nsource_profile = plain\nmfa_serial = ${serial}\n`,
    );
    expect(problemOf(await ask('gate'))).toEqual({ kind: 'mfa-code-needed', identity: 'gate' });
    expect(subject.asked).toEqual([profile('gate').id]);
    expect(problemOf(await ask('gate', '000000'))).toEqual({ kind: 'mfa-code-refused' });
    expect(credentialsEnd(valueOf(await ask('gate', SANDBOX_MFA_CODE)))).toBeGreaterThan(0);
  });

  it('say that the person has to sign in', async () => {
    config(
      '[profile corp]\nsso_start_url = https://example.invalid/nobody\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n[profile home]\nlogin_session = nobody\n',
    );
    expect(problemOf(await ask('corp'))).toEqual({
      kind: 'sign-in-needed',
      profile: 'corp',
      command: 'aws sso login --profile corp',
    });
    expect(problemOf(await ask('home'))).toMatchObject({ command: 'aws login --profile home' });
  });

  it('say that they are gone, or go in a circle', async () => {
    config(
      `[profile a]\nrole_arn = ${roleArn('gatekeeper')}\nsource_profile = b\n[profile b]\nrole_arn = ${roleArn('gatekeeper')}\nsource_profile = a\n`,
    );
    expect(problemOf(await ask('nobody'))).toEqual({ kind: 'profile-gone', profile: 'nobody' });
    expect(problemOf(await ask('a'))?.kind).toBe('profile-unusable');
  });

  it('hand over their key on its way into the keychain', async () => {
    const read = profileKeyReader(files);
    expect(valueOf(await read('plain')).accessKeyId).toBe(SANDBOX_KEY.accessKeyId);
    expect(problemOf(await read('constructor'))?.kind).toBe('profile-gone');
  });

  describe('with a command', () => {
    /** Leaves a trace, then answers as a credential process does. */
    const command = (trace: string): string => {
      const answer = {
        Version: 1,
        AccessKeyId: SANDBOX_KEY.accessKeyId,
        SecretAccessKey: SANDBOX_KEY.secretAccessKey,
      };
      const script = join(folder, `${trace}.cjs`);
      const lines = [
        `require('node:fs').writeFileSync(${JSON.stringify(join(folder, trace))}, 'ran');`,
        `console.log(${JSON.stringify(JSON.stringify(answer))});`,
      ];
      writeFileSync(script, lines.join('\n'));
      return `"${process.execPath}" "${script}"`;
    };
    const ran = (trace: string): boolean => existsSync(join(folder, trace));
    const allowAll = async (): Promise<void> => {
      for (const { commands } of await list()) for (const each of commands) consent.allow(each);
    };

    it('do not run it before consent, and run it after', async () => {
      config(`[profile tool]\ncredential_process = ${command('canary')}\n`);
      expect(problemOf(await ask('tool'))).toEqual({
        kind: 'command-not-allowed',
        profile: 'tool',
      });
      expect(ran('canary')).toBe(false);
      await allowAll();
      expect(valueOf(await ask('tool')).accessKeyId).toBe(SANDBOX_KEY.accessKeyId);
      expect(ran('canary')).toBe(true);
    });

    it('do not run it after its content changed', async () => {
      config(`[profile tool]\ncredential_process = ${command('first')}\n`);
      await allowAll();
      config(`[profile tool]\ncredential_process = ${command('second')}\n`);
      expect(problemOf(await ask('tool'))?.kind).toBe('command-not-allowed');
      expect(ran('second')).toBe(false);
    });

    it('do not run one that is swapped in after the consent was looked at', async () => {
      const swapped = `[profile tool]\ncredential_process = ${command('swapped')}\n`;
      config(`[profile tool]\ncredential_process = ${command('read')}\n`);
      const racing = sandboxCredentials(sandbox.url, new FakeKeyStore(), {
        files,
        allows: () => {
          config(swapped);
          return true;
        },
      });
      const answer = await racing.credentials.signing(profile('tool'));
      expect(problemOf(answer)?.kind).toBe('command-failed');
      expect(ran('swapped')).toBe(false);
    });

    it('ask for the command of a source profile as well', async () => {
      config(
        `[profile gate]\nrole_arn = ${roleArn('gatekeeper')}\nexternal_id = x\nsource_profile = tool\n[profile tool]\ncredential_process = ${command('source')}\n`,
      );
      expect(problemOf(await ask('gate'))).toEqual({
        kind: 'command-not-allowed',
        profile: 'tool',
      });
      expect(ran('source')).toBe(false);
      await allowAll();
      expect(valueOf(await ask('gate')).accessKeyId).toMatch(/^ASIA/);
    });

    it('remember the consent by its fingerprint only, over restarts', async () => {
      config('[profile tool]\ncredential_process = helper --token not-a-real-secret\n');
      await allowAll();
      const kept = readFileSync(join(folder, 'allowed-commands.json'), 'utf8');
      expect(kept).not.toContain('helper');
      const loadStore = await electronStoreInNode();
      const again = openCommandConsent({ folder, loadStore: () => loadStore }).store;
      const same = { profile: 'tool', command: 'helper --token not-a-real-secret' };
      expect(again.allows(same)).toBe(true);
      expect(again.allows({ ...same, profile: 'other' })).toBe(false);
      expect(again.allows({ ...same, command: `${same.command} ` })).toBe(false);
    });

    it('say so when the command fails, without repeating what it printed', async () => {
      config(`[profile tool]\ncredential_process = echo not-a-real-secret; exit 3\n`);
      await allowAll();
      const answer = await ask('tool');
      expect(problemOf(answer)).toEqual({ kind: 'command-failed', profile: 'tool' });
    });
  });
});
