import type { ActivityLog } from '../../activity/activity-log.ts';
import type { Deed, NewEntry } from '../../activity/activity.ts';
import { iamRegion } from '../../kernel/aws-names.ts';
import type { Region } from '../../kernel/aws-names.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Problem, Refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { AccessKeyIdentity, Identity, IdentityId, KeyStore } from '../identity.ts';
import { maskedKeyId } from '../identity.ts';
import type { CheckKeyPair, KeyAdmin } from '../key-admin.ts';
import type { RotationBook } from './rotation-book.ts';
import { inState } from './rotation.ts';
import type { Rotation, RotationState } from './rotation.ts';

/** The part of the identity book a rotation uses. */
export interface RotatedIdentities {
  readonly all: readonly Identity[];
  get(id: IdentityId): Identity | undefined;
  /** In one write: before it every call signs with one key, after it with the other. */
  useKey(
    id: IdentityId,
    accessKeyId: string,
  ): Result<void, Problem> | Promise<Result<void, Problem>>;
}

/** What a deed needs of its surroundings. */
export interface RotationParts {
  readonly book: RotationBook;
  readonly identities: RotatedIdentities;
  readonly keyAdmin: KeyAdmin;
  readonly keyStore: KeyStore;
  readonly check: CheckKeyPair;
  /** Where this identity opens something, and where it is at home. */
  readonly regionsOf: (identity: Identity) => readonly Region[];
  /** How long the old key stays inactive before it is deleted. */
  readonly watchMs: () => number;
  /** Ends what still could sign with this key. */
  readonly forgetClients: (id: IdentityId, accessKeyId: string) => void;
  /** The keys of this identity are not what they were. */
  readonly keysChanged: (id: IdentityId) => void;
  readonly log: ActivityLog;
  readonly clock: Clock;
}

/** Done, or the problem that makes the keeper try again later. */
export type DeedResult = Result<void, Problem>;

export type RotationDeed = (parts: RotationParts, rotation: Rotation) => Promise<DeedResult>;

/** How often in a row every endpoint must know a key: one answer does not prove the others. */
export const SUCCESSES_NEEDED = 3;
const BETWEEN_CHECKS_MS = 2_000;

export function plainly<T>(result: Result<T, Refusal>): Result<T, Problem> {
  return result.ok ? result : err(result.error.problem);
}

export function identityOf(
  parts: RotationParts,
  rotation: Rotation,
): Result<AccessKeyIdentity, Problem> {
  const identity = parts.identities.get(rotation.identityId);
  return identity?.kind === 'access-key'
    ? ok(identity)
    : err({ kind: 'not-found', what: 'identity' });
}

/** Writes the state down before its deed is done. */
export function intend(
  parts: RotationParts,
  rotation: Rotation,
  state: RotationState,
): Result<Rotation, Problem> {
  const next = inState(rotation, state);
  if (rotation.state.kind === state.kind) return ok(next);
  const saved = parts.book.intend(next);
  return saved.ok ? ok(next) : err(saved.error.problem);
}

/** Writes down where the rotation is now; with `pauseMs` the next step waits so long. */
export function reach(
  parts: RotationParts,
  rotation: Rotation,
  state: RotationState,
  pauseMs = 0,
): DeedResult {
  const until = parts.clock.now() + pauseMs;
  parts.book.record({
    ...inState(rotation, state),
    ...(pauseMs > 0 && { wait: { until, failures: 0 } }),
  });
  return ok(undefined);
}

/** Ends a rotation after which everything is as it was before. */
export function fail(parts: RotationParts, rotation: Rotation, problem: Problem): DeedResult {
  note(parts, rotation, 'rotation-failed', rotation.oldKeyId, { problem });
  return reach(parts, rotation, { kind: 'failed', problem, at: parts.clock.now() });
}

/** Counts one more good check, with a pause, until there are enough of them. */
export function countSuccess(
  parts: RotationParts,
  rotation: Rotation,
  state: Extract<RotationState, { readonly successes: number }>,
  enough: RotationState,
): DeedResult {
  const successes = state.successes + 1;
  if (successes >= SUCCESSES_NEEDED) return reach(parts, rotation, enough);
  return reach(parts, rotation, { ...state, successes }, BETWEEN_CHECKS_MS);
}

/** Writes one line about a key, with the Region in which CloudTrail has it too. */
export function note(
  parts: Pick<RotationParts, 'log' | 'identities'>,
  { identityId }: Pick<Rotation, 'identityId'>,
  deed: Deed,
  accessKeyId: string,
  more: Partial<NewEntry> = {},
): void {
  const caller = parts.identities.get(identityId)?.caller;
  const region = caller && iamRegion(caller.partition);
  parts.log.add({ deed, subject: maskedKeyId(accessKeyId), ...(region && { region }), ...more });
}
