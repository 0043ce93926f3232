import type { AccountId } from '../kernel/aws-names.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Secret } from '../kernel/secret.ts';
import type { Credentials } from './credentials.ts';
import { identityName } from './identity.ts';
import type {
  AccessKeyIdentity,
  CallerIdentity,
  Identity,
  IdentityId,
  MfaSessionIdentity,
  RoleIdentity,
} from './identity.ts';
import type { IdentityBook } from './identity-book.ts';
import type { MfaQuestions } from './mfa-questions.ts';
import { mfaSerialProblem, roleArnProblem, secondsProblem } from './role-form.ts';

/** What is wanted, before AWS has said who it is. */
export type Wanted<I extends Identity = Exclude<Identity, AccessKeyIdentity>> = I extends Identity
  ? Omit<I, 'id' | 'caller' | 'addedAt' | 'externalIdProof'>
  : never;

export interface WaysInParts {
  readonly book: IdentityBook;
  readonly credentials: Credentials;
  readonly questions: MfaQuestions;
  readonly newId: NewId;
  readonly clock: Clock;
}

/** Every way in but the pasted key: each is tried before it is remembered. */
export class WaysIn {
  readonly #parts: WaysInParts;

  constructor(parts: WaysInParts) {
    this.#parts = parts;
  }

  /**
   * Becomes this identity once, asks AWS who that is, tries a role without its ExternalId, and
   * remembers it. Nothing is kept when one of these fails.
   */
  async add(wanted: Wanted, code?: Secret): Promise<Result<Identity, Problem>> {
    const { credentials, clock } = this.#parts;
    const wrong = this.#formProblem(wanted) ?? this.#twin(wanted);
    if (wrong) return err(wrong);
    const id = this.#parts.newId() as IdentityId;
    const draft = { ...wanted, id, caller: NOBODY_YET, addedAt: clock.now() };
    const proven = await this.#proven(draft, code);
    // A second click may have come through meanwhile.
    const saved = proven.ok ? (this.#saved(proven.value, wanted) ?? proven) : plain(proven);
    if (!saved.ok) credentials.forget(id);
    return saved;
  }

  /** Gives an identity the code it needs. */
  async answerMfa(id: IdentityId, code: Secret): Promise<Result<void, Problem>> {
    const identity = this.#parts.book.get(id);
    if (!identity) return err({ kind: 'not-found', what: 'identity' });
    const keys = await this.#parts.credentials.signing(identity, code);
    if (!keys.ok) return plain(keys);
    this.#parts.questions.settle(id);
    return ok(undefined);
  }

  async #proven(
    draft: Exclude<Identity, AccessKeyIdentity>,
    code: Secret | undefined,
  ): Promise<Result<Exclude<Identity, AccessKeyIdentity>, Refusal>> {
    const { credentials } = this.#parts;
    const caller = await credentials.whoIs(draft, code);
    if (!caller.ok) return caller;
    if (draft.kind !== 'role' || draft.externalId === undefined)
      return ok({ ...draft, caller: caller.value });
    const proof = await credentials.proveExternalId(draft);
    return proof.ok ? ok({ ...draft, caller: caller.value, externalIdProof: proof.value }) : proof;
  }

  #saved(
    identity: Exclude<Identity, AccessKeyIdentity>,
    wanted: Wanted,
  ): Result<never, Problem> | undefined {
    const twin = this.#twin(wanted);
    if (twin) return err(twin);
    const saved = this.#parts.book.admit(identity);
    return saved.ok ? undefined : saved;
  }

  #formProblem(wanted: Wanted): Problem | undefined {
    if (wanted.kind !== 'role' && wanted.kind !== 'mfa-session') return undefined;
    const from = this.#parts.book.get(wanted.from);
    if (!from) return { kind: 'not-found', what: 'identity' };
    // AWS gives a session for a long-lived key only.
    if (wanted.kind === 'mfa-session' && from.kind !== 'access-key')
      return { kind: 'bad-input', field: 'from' };
    return (
      (wanted.kind === 'role' ? roleArnProblem(wanted.roleArn) : undefined) ??
      (wanted.mfaSerial === undefined ? undefined : mfaSerialProblem(wanted.mfaSerial)) ??
      secondsProblem(wanted.kind, wanted.durationSeconds)
    );
  }

  #twin(wanted: Wanted): Problem | undefined {
    const twin = this.#parts.book.all.find((other) => sameWay(other, wanted));
    return twin && { kind: 'identity-duplicate', maskedKeyId: identityName(twin) };
  }
}

/** Whether two lead to the same keys. */
function sameWay(one: Identity, other: Wanted): boolean {
  switch (other.kind) {
    case 'environment':
      return one.kind === 'environment';
    case 'profile':
      return one.kind === 'profile' && one.profile === other.profile;
    case 'role':
      return one.kind === 'role' && sameStart(one, other) && one.roleArn === other.roleArn;
    case 'mfa-session':
      return one.kind === 'mfa-session' && sameStart(one, other);
  }
}

function sameStart(
  one: Pick<RoleIdentity | MfaSessionIdentity, 'from' | 'mfaSerial'>,
  other: Pick<RoleIdentity | MfaSessionIdentity, 'from' | 'mfaSerial'>,
): boolean {
  return one.from === other.from && one.mfaSerial === other.mfaSerial;
}

/** Stands in until AWS has said who it is; nothing that is kept ever holds it. */
const NOBODY_YET: CallerIdentity = {
  account: '' as AccountId,
  partition: '',
  arn: '',
  userId: '',
};

function plain(refused: { readonly ok: false; readonly error: Refusal }): Result<never, Problem> {
  return err(refused.error.problem);
}
