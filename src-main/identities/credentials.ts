import { MINUTE_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Secret } from '../kernel/secret.ts';
import type {
  CallerIdentity,
  ExternalIdProof,
  Identity,
  IdentityId,
  RoleIdentity,
} from './identity.ts';

/**
 * Keys with less left than this begin no call any more: three tries and the way to them. The SDK, too,
 * counts keys as ended five minutes before.
 */
export const SIGNING_MARGIN_MS = 5 * MINUTE_MS;

/** What signs a request. Lives in memory only. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  /** Only with temporary keys. */
  readonly sessionToken?: Secret;
  /** Absent for keys that do not end by themselves. */
  readonly expiresAt?: Instant;
  /** From when on new ones need the person, for a code or a sign-in; absent: never. */
  readonly endsAt?: Instant;
  /** Whether a role was narrowed to the groups in use; `too-long`: AWS takes no such long policy. */
  readonly narrowed?: 'to-groups-in-use' | 'too-long';
}

/**
 * Turns identities into what signs. Never waits for a person: what only they can give is a problem
 * (`mfa-code-needed`, `sign-in-needed`, `command-not-allowed`), so that nothing that closes a door
 * ever hangs behind a question.
 */
export interface Credentials {
  /**
   * Keys good for some minutes at least, from memory if they are there.
   *
   * @param code of the identity's MFA device; taken once, then forgotten
   */
  signing(identity: Identity, code?: Secret): Promise<Result<SigningKeys, Refusal>>;
  /** Who AWS says it is. Refuses the root user. */
  whoIs(identity: Identity, code?: Secret): Promise<Result<CallerIdentity, Refusal>>;
  /** Tries the role without its ExternalId: one that lets everybody in must be known as such. */
  proveExternalId(role: RoleIdentity): Promise<Result<ExternalIdProof, Refusal>>;
  /** The keys in hand; absent when there are none, or they have ended. */
  inHand(id: IdentityId): SigningKeys | undefined;
  /** Drops the keys in hand. */
  forget(id: IdentityId): void;
}

/**
 * The last moment at which a door can surely be closed as this identity; `undefined` when its keys
 * do not end, or renew themselves. What a lease may promise ends here.
 */
export function credentialsEnd(inHand: SigningKeys | undefined): Instant | undefined {
  return inHand?.endsAt;
}

/** Shows the person that an identity needs a code. Asking again changes nothing. */
export type AskMfaCode = (identity: Identity) => void;

/** The policy a role's keys are narrowed by; without one they may do all the role may. */
export type SessionPolicyFor = (identity: Identity) => string | undefined;

/** Whether keys are still good for whoever begins a call now and tries it a few times. */
export function stillGood(keys: SigningKeys, now: Instant, marginMs: number): boolean {
  return keys.expiresAt === undefined || keys.expiresAt - now > marginMs;
}
