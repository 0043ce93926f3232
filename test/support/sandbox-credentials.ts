import { awsCredentials } from '../../src-main/aws/credentials.ts';
import type { CredentialsOptions } from '../../src-main/aws/credentials.ts';
import { profileKeys } from '../../src-main/aws/profile-keys.ts';
import type { ProfileFiles } from '../../src-main/aws/profile-files.ts';
import type { Credentials } from '../../src-main/identities/credentials.ts';
import type { Identity, IdentityId, KeyStore } from '../../src-main/identities/identity.ts';
import type { ProfileCommand } from '../../src-main/identities/profile-chain.ts';

export interface SandboxCredentials {
  readonly credentials: Credentials;
  /** The identities a role may start from. */
  readonly known: Map<IdentityId, Identity>;
  /** Who was asked for a code, oldest first. */
  readonly asked: IdentityId[];
}

interface Choice extends Partial<Pick<CredentialsOptions, 'now' | 'policyFor'>> {
  readonly files?: ProfileFiles;
  readonly allows?: (command: ProfileCommand) => boolean;
}

/** The real adapter in front of a sandbox. */
export function sandboxCredentials(
  endpoint: string,
  keyStore: Pick<KeyStore, 'get'>,
  choice: Choice = {},
): SandboxCredentials {
  const known = new Map<IdentityId, Identity>();
  const asked: IdentityId[] = [];
  const toAws = { version: '0.0.0-test', endpoint, sessionName: 'drawbridge-test' };
  const credentials = awsCredentials({
    ...toAws,
    keyStore,
    now: choice.now ?? Date.now,
    identityOf: (id) => known.get(id),
    profileKeys: profileKeys({
      ...toAws,
      files: choice.files ?? {
        filepath: '/nowhere/credentials',
        configFilepath: '/nowhere/config',
      },
      consent: { allows: choice.allows ?? (() => false) },
    }),
    policyFor: choice.policyFor ?? (() => undefined),
    askMfaCode: ({ id }) => asked.push(id),
  });
  return { credentials, known, asked };
}
