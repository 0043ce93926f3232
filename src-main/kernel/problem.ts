import type { Family } from './cidr.ts';
import type { Instant } from './clock.ts';

/** What an address service answered, in one line for a person. */
export interface SourceSaid {
  readonly operator: string;
  readonly said: string;
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
  // keychain
  | { readonly kind: 'keychain-locked' }
  | { readonly kind: 'keychain-absent' }
  | { readonly kind: 'keychain-lost-key'; readonly maskedKeyId: string }
  // AWS
  | { readonly kind: 'not-allowed'; readonly action: string; readonly resource: string }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'no-network'; readonly host: string }
  | { readonly kind: 'region-unavailable'; readonly region: string }
  | { readonly kind: 'group-gone'; readonly groupId: string; readonly region: string }
  | { readonly kind: 'group-full'; readonly groupId: string; readonly family?: Family }
  | { readonly kind: 'open-by-someone-else'; readonly groupId: string; readonly rule: string }
  | { readonly kind: 'rule-changed'; readonly ruleId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The answer was lost: AWS may or may not have done it. */
  | { readonly kind: 'outcome-unknown'; readonly cause: string }
  // public address
  | { readonly kind: 'address-silent'; readonly said: readonly SourceSaid[] }
  | { readonly kind: 'address-disagreed'; readonly said: readonly SourceSaid[] }
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
  | { readonly kind: 'resource-duplicate'; readonly label: string }
  | { readonly kind: 'resource-open'; readonly label: string }
  // leases
  | { readonly kind: 'already-open'; readonly label: string; readonly until: Instant }
  | { readonly kind: 'deadline-past' }
  | { readonly kind: 'duration-out-of-range'; readonly maxMinutes: number }
  | { readonly kind: 'leases-open'; readonly count: number }
  // this computer
  | { readonly kind: 'disk-refused'; readonly file: string; readonly cause: string }
  | { readonly kind: 'file-unreadable'; readonly file: string; readonly keptAs: string }
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
