import type { Family } from './cidr.ts';
import type { Instant } from './clock.ts';

/** What an address service answered, in one line for a person. */
export interface SourceSaid {
  readonly operator: string;
  readonly said: string;
}

/** Who a rule of Drawbridge says it belongs to. */
export interface RuleHolder {
  readonly person?: string;
  readonly host?: string;
  readonly until?: Instant;
}

/**
 * A failure the person can do something about. Closed: a new kind needs words in
 * `problem-in-words.ts` or it does not compile.
 */
export type Problem =
  // identities
  | { readonly kind: 'key-format'; readonly field: 'access-key-id' | 'secret' | 'region' }
  | { readonly kind: 'key-unknown' }
  | { readonly kind: 'secret-wrong' }
  | { readonly kind: 'root-key' }
  | { readonly kind: 'temporary-key' }
  | { readonly kind: 'identity-duplicate'; readonly maskedKeyId: string }
  | { readonly kind: 'identity-in-use'; readonly by: readonly string[] }
  | { readonly kind: 'credentials-expired' }
  // rotation
  | { readonly kind: 'nothing-to-rotate' }
  | { readonly kind: 'rotation-running'; readonly maskedKeyId: string }
  | { readonly kind: 'key-limit' }
  | { readonly kind: 'key-in-use'; readonly maskedKeyId: string }
  | { readonly kind: 'access-key-gone'; readonly maskedKeyId: string }
  | { readonly kind: 'new-key-lost'; readonly maskedKeyId: string }
  | { readonly kind: 'key-not-made' }
  | { readonly kind: 'key-not-known-yet'; readonly maskedKeyId: string }
  | { readonly kind: 'clock-off'; readonly byMs?: number }
  // ways in
  | { readonly kind: 'role-arn-format'; readonly text: string }
  | { readonly kind: 'mfa-serial-format'; readonly text: string }
  | { readonly kind: 'session-length'; readonly minMinutes: number; readonly maxMinutes: number }
  | { readonly kind: 'mfa-code-needed'; readonly identity: string }
  | { readonly kind: 'mfa-code-refused' }
  | { readonly kind: 'profile-gone'; readonly profile: string }
  | { readonly kind: 'profile-unusable'; readonly profile: string; readonly reason: string }
  | { readonly kind: 'sign-in-needed'; readonly profile: string; readonly command: string }
  | { readonly kind: 'command-not-allowed'; readonly profile: string }
  | { readonly kind: 'command-changed'; readonly profile: string }
  | { readonly kind: 'command-failed'; readonly profile: string }
  | { readonly kind: 'no-keys-in-file' }
  | { readonly kind: 'file-changed'; readonly file: string }
  | { readonly kind: 'credentials-end-first'; readonly at: Instant }
  // keychain
  | { readonly kind: 'keychain-locked' }
  | { readonly kind: 'keychain-absent' }
  | { readonly kind: 'keychain-lost-key'; readonly maskedKeyId: string }
  // AWS
  | { readonly kind: 'not-allowed'; readonly action: string; readonly resource: string }
  | { readonly kind: 'throttled' }
  /** AWS is still making the credential report of the account. */
  | { readonly kind: 'report-not-ready' }
  | { readonly kind: 'no-network'; readonly host: string }
  /** Whoever answered for the host could not prove to be it; nothing was sent. */
  | { readonly kind: 'not-trusted'; readonly host: string; readonly code: string }
  | {
      readonly kind: 'proxy-refused';
      /** `proxy.example.com:8080`, never with a password. */
      readonly proxy: string;
      /** Where the proxy should have led. */
      readonly host: string;
      readonly why: 'unreachable' | 'password' | 'forbidden' | 'not-http';
    }
  | { readonly kind: 'region-unavailable'; readonly region: string }
  | { readonly kind: 'group-gone'; readonly groupId: string; readonly region: string }
  | { readonly kind: 'group-full'; readonly groupId: string; readonly family?: Family }
  | {
      readonly kind: 'open-by-someone-else';
      readonly groupId: string;
      readonly rule: string;
      /** Set when it was Drawbridge, on another computer or for another lease. */
      readonly holder?: RuleHolder;
    }
  | { readonly kind: 'rule-changed'; readonly ruleId: string }
  /** Somebody removed one of several rules: the lease is open only in part. */
  | { readonly kind: 'rule-removed'; readonly ruleId: string }
  /** The group was full, so that the old address went out before the new one came in. */
  | { readonly kind: 'moved-with-gap'; readonly groupId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The answer was lost: AWS may or may not have done it. */
  | { readonly kind: 'outcome-unknown'; readonly cause: string }
  // the guard in AWS
  /** A part of it is missing, or does not work together with the others. */
  | {
      readonly kind: 'guard-not-set-up';
      readonly region: string;
      readonly part: 'group' | 'role' | 'queue';
    }
  /** Its time had come, and AWS could not close. */
  | { readonly kind: 'guard-failed'; readonly code: string; readonly message: string }
  // public address
  | { readonly kind: 'address-silent'; readonly said: readonly SourceSaid[] }
  | { readonly kind: 'address-disagreed'; readonly said: readonly SourceSaid[] }
  /** Two addresses take turns: only the person knows what to make of it. */
  | { readonly kind: 'address-alternates'; readonly choices: readonly string[] }
  | { readonly kind: 'address-not-an-address'; readonly text: string }
  | { readonly kind: 'address-not-global'; readonly text: string }
  | { readonly kind: 'address-everywhere'; readonly text: string }
  | { readonly kind: 'address-too-wide'; readonly text: string }
  // resources
  | { readonly kind: 'port-out-of-range'; readonly text: string }
  | { readonly kind: 'ports-reversed'; readonly from: number; readonly to: number }
  | { readonly kind: 'ports-missing' }
  | { readonly kind: 'group-id-format'; readonly text: string }
  | { readonly kind: 'label-missing' }
  | { readonly kind: 'host-format'; readonly text: string }
  | { readonly kind: 'user-format'; readonly text: string }
  | { readonly kind: 'host-missing'; readonly label: string }
  | { readonly kind: 'resource-duplicate'; readonly label: string }
  | { readonly kind: 'resource-open'; readonly label: string }
  // leases
  | { readonly kind: 'already-open'; readonly label: string; readonly until: Instant }
  | { readonly kind: 'deadline-past' }
  | { readonly kind: 'duration-out-of-range'; readonly maxMinutes: number }
  | { readonly kind: 'leases-open'; readonly count: number }
  // settings
  | { readonly kind: 'shortcut-format'; readonly text: string }
  | { readonly kind: 'proxy-format'; readonly text: string }
  | { readonly kind: 'notice-refused' }
  // updates
  /** Nothing could be had from the feed; `cause` says why, for a person. */
  | {
      readonly kind: 'update-unreachable';
      readonly host: string;
      readonly cause: string;
      /** Somebody answered and could not prove to be the one asked. */
      readonly untrusted: boolean;
    }
  /** The feed offers what must not be installed. */
  | {
      readonly kind: 'update-refused';
      readonly why: 'signature' | 'unreadable' | 'older' | 'checksum';
      readonly version?: string;
    }
  // this computer
  | { readonly kind: 'disk-refused'; readonly file: string; readonly cause: string }
  | { readonly kind: 'file-unreadable'; readonly file: string; readonly keptAs: string }
  /** A newer Drawbridge wrote it: it is left as it is, and nothing can be written down. */
  | { readonly kind: 'file-newer'; readonly file: string }
  /** Something on the disk is not as Drawbridge wrote it; nothing is opened by it. */
  | {
      readonly kind: 'file-altered';
      readonly what: 'lease' | 'resource' | 'identity' | 'settings';
      readonly label: string;
    }
  /** Files bear seals, and the keychain no longer holds their key. */
  | { readonly kind: 'seal-lost' }
  | { readonly kind: 'not-found'; readonly what: string }
  | { readonly kind: 'bad-input'; readonly field: string }
  /** A bug. The log holds the rest under the reference. */
  | { readonly kind: 'unexpected'; readonly reference: string };

export type ProblemOf<K extends Problem['kind']> = Extract<Problem, { kind: K }>;

/** How the rest of the code names the failure of a call to AWS: a Problem, plus AWS's request id. */
export interface Refusal {
  readonly problem: Problem;
  readonly requestId?: string;
}
