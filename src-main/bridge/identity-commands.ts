import type { Problem } from '../kernel/problem.ts';
import type { ExternalIdProof, IdentityId } from '../identities/identity.ts';
import type { ProfileInfo, RemovedKey } from '../identities/profiles.ts';

type Nothing = Record<string, never>;
interface Command<I, O> {
  readonly input: I;
  readonly output: O;
}

interface Added {
  readonly identityId: IdentityId;
}

/** A code stands here for as long as the command takes; behind the parser it is a `Secret`. */
interface WithCode {
  readonly mfaCode?: string | undefined;
}

export interface AddRole extends WithCode {
  readonly from: IdentityId;
  readonly roleArn: string;
  readonly externalId?: string | undefined;
  readonly mfaSerial?: string | undefined;
  readonly minutes: number;
  readonly region: string;
}

/** The ways to be somebody in AWS, and the questions on them. */
export interface IdentityCommands {
  'identity.add': Command<
    { readonly accessKeyId: string; readonly secretAccessKey: string; readonly region: string },
    Added
  >;
  /** The text of the console's `accessKeys.csv`. */
  'identity.importCsv': Command<{ readonly file: string; readonly region: string }, Added>;
  /** Moves a key of `~/.aws/credentials` into the keychain; the file is changed only if asked. */
  'identity.importFromCredentials': Command<
    { readonly profile: string; readonly region: string; readonly removePlaintext: boolean },
    Added & { readonly removed?: RemovedKey; readonly notRemoved?: Problem }
  >;
  'identity.restorePlaintext': Command<RemovedKey, void>;
  'identity.deleteBackup': Command<{ readonly backup: string }, void>;
  'identity.listProfiles': Command<Nothing, readonly ProfileInfo[]>;
  'identity.addProfile': Command<
    WithCode & { readonly profile: string; readonly region: string },
    Added
  >;
  'identity.addEnvironment': Command<{ readonly region: string }, Added>;
  /** Allows exactly what was shown; `command-changed` when it is no longer that. */
  'identity.allowCommand': Command<
    { readonly profile: string; readonly fingerprint: string },
    void
  >;
  'identity.newExternalId': Command<Nothing, { readonly externalId: string }>;
  'identity.addRole': Command<AddRole, Added & { readonly externalIdProof?: ExternalIdProof }>;
  'identity.addMfaSession': Command<
    {
      readonly from: IdentityId;
      readonly mfaSerial: string;
      readonly minutes: number;
      readonly mfaCode: string;
    },
    Added
  >;
  'identity.answerMfa': Command<
    { readonly identityId: IdentityId; readonly mfaCode: string },
    void
  >;
  'identity.dismissMfa': Command<{ readonly identityId: IdentityId }, void>;
  /**
   * Asks AWS who an identity is that somebody else wrote into its file, and keeps it as it is now.
   * Refused once, with the truth in the snapshot, where the file said somebody else.
   */
  'identity.keep': Command<{ readonly identityId: IdentityId }, void>;
}
