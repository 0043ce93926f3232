import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { KeyPair } from './identity.ts';
import type { ProfileCommand, ProfileForm } from './profile-chain.ts';

/** A program a profile would run, as the person is asked about it. */
export interface AskedCommand extends ProfileCommand {
  /** Of profile and command: consent is for exactly this content. */
  readonly fingerprint: string;
  readonly allowed: boolean;
}

/** A profile of the AWS files, without anything secret. */
export interface ProfileInfo {
  readonly name: string;
  readonly form: ProfileForm;
  readonly roleArns: readonly string[];
  readonly mfaSerial?: string;
  readonly region?: string;
  readonly commands: readonly AskedCommand[];
  readonly broken?: 'gone' | 'circle';
  /** Its key stands in the credentials file itself and can be moved into the keychain. */
  readonly plaintextKey: boolean;
}

/** Lists the profiles of this computer. None is resolved and nothing is run. */
export type ListProfiles = () => Promise<readonly ProfileInfo[]>;

/** Reads a profile's own long-lived key, on its way into the keychain. */
export type ReadProfileKey = (profile: string) => Promise<Result<KeyPair, Refusal>>;

/** What the person allowed to be run, by content. Survives restarts. */
export interface CommandConsent {
  fingerprint(command: ProfileCommand): string;
  allows(command: ProfileCommand): boolean;
  allow(command: ProfileCommand): Result<void, Refusal>;
}

/** A key taken out of the credentials file, and how to find the way back. */
export interface RemovedKey {
  readonly backup: string;
  readonly profile: string;
  readonly accessKeyId: string;
}

/** Keys that stand readable in the AWS CLI's credentials file. */
export interface PlaintextKeys {
  /** Takes one key out; answers the name of the backup that was made beside the file. */
  remove(profile: string, accessKeyId: string): Result<Pick<RemovedKey, 'backup'>, Refusal>;
  /** Puts the file back as it was; `file-changed` when somebody has written it since. */
  restore(removed: RemovedKey): Result<void, Refusal>;
  /** The backup holds the key as readable as the file did. */
  deleteBackup(backup: string): Result<void, Refusal>;
}
