import type { Region } from '../kernel/aws-names.ts';
import type { Clock, Stop } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { ActivityLog } from '../activity/activity-log.ts';
import { identityName, maskedKeyId, startsFrom } from './identity.ts';
import type {
  AccessKeyIdentity,
  AccessKeyFacts,
  CallerIdentity,
  Identity,
  IdentityId,
  IdentityStore,
  KeyPair,
  KeyStore,
  ReadAccessKeys,
  VerifyKeyPair,
} from './identity.ts';

export interface IdentityBookParts {
  readonly store: IdentityStore;
  readonly keyStore: KeyStore;
  readonly verify: VerifyKeyPair;
  readonly readKeys: ReadAccessKeys;
  readonly log: ActivityLog;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What IAM said about the keys of one identity when last asked. */
export type KeysAnswer = Result<readonly AccessKeyFacts[], Problem>;

/** All identities of this installation, and what is known of their keys. */
export class IdentityBook {
  readonly #parts: IdentityBookParts;
  readonly #listeners = new Listeners();
  readonly #keys = new Map<IdentityId, KeysAnswer>();
  #identities: readonly Identity[];

  constructor(parts: IdentityBookParts) {
    this.#parts = parts;
    this.#identities = parts.store.load();
  }

  get all(): readonly Identity[] {
    return this.#identities;
  }

  get(id: IdentityId): Identity | undefined {
    return this.#identities.find((identity) => identity.id === id);
  }

  /** `undefined` until IAM was asked. */
  keysOf(id: IdentityId): KeysAnswer | undefined {
    return this.#keys.get(id);
  }

  /**
   * Checks the key's form, asks STS who it is, puts it into the keychain, remembers the identity:
   * in this order, and nothing is stored unless all before succeeded. A key that is here already is
   * taken again only when the keychain has lost its secret: the identity then stays as it was.
   */
  async add(pair: KeyPair, homeRegion: Region): Promise<Result<Identity, Problem>> {
    const form = keyFormProblem(pair);
    if (form) return err(form);
    const { accessKeyId } = pair;
    const twin: Problem = { kind: 'identity-duplicate', maskedKeyId: maskedKeyId(accessKeyId) };
    const known = this.#withKey(accessKeyId);
    if (known && !(await this.#isLost(accessKeyId))) return err(twin);
    const caller = await this.#parts.verify(pair, homeRegion);
    if (!caller.ok) return err(caller.error.problem);
    // A second click may have come through while STS answered the first.
    if (this.#withKey(accessKeyId) !== known) return err(twin);
    const stored = await this.#parts.keyStore.put(pair);
    if (!stored.ok) return err(stored.error.problem);
    if (this.#withKey(accessKeyId) !== known) return err(twin);
    if (known) return ok(known);
    const identity: AccessKeyIdentity = {
      kind: 'access-key',
      id: this.#parts.newId() as IdentityId,
      accessKeyId,
      homeRegion,
      caller: caller.value,
      addedAt: this.#parts.clock.now(),
    };
    const saved = this.#save([...this.#identities, identity]);
    if (!saved.ok) {
      await this.#parts.keyStore.remove(accessKeyId);
      return saved;
    }
    this.#parts.log.add({ deed: 'identity-added', subject: maskedKeyId(accessKeyId) });
    return ok(identity);
  }

  /** Remembers an identity that needs nothing in the keychain; the caller has verified it. */
  admit(identity: Exclude<Identity, AccessKeyIdentity>): Result<void, Problem> {
    const saved = this.#save([...this.#identities, identity]);
    if (saved.ok) this.#parts.log.add({ deed: 'identity-added', subject: identityName(identity) });
    return saved;
  }

  /** Takes the key out of the keychain, then forgets the identity, if no other one starts from it. */
  async remove(id: IdentityId): Promise<Result<void, Problem>> {
    const identity = this.get(id);
    if (!identity) return err({ kind: 'not-found', what: 'identity' });
    const needing = this.#identities.filter((other) => startsFrom(other) === id);
    if (needing.length > 0) return err({ kind: 'identity-in-use', by: needing.map(identityName) });
    if (identity.kind === 'access-key') {
      const removed = await this.#parts.keyStore.remove(identity.accessKeyId);
      if (!removed.ok) return err(removed.error.problem);
    }
    const saved = this.#save(this.#identities.filter((other) => other.id !== id));
    if (!saved.ok) return saved;
    this.#keys.delete(id);
    this.#parts.log.add({ deed: 'identity-removed', subject: identityName(identity) });
    return ok(undefined);
  }

  /**
   * Gives an identity another access key, whose secret is in the keychain already. One write: calls
   * that begin before it sign with the one key, those after it with the other.
   */
  useKey(id: IdentityId, accessKeyId: string): Result<void, Problem> {
    const identity = this.get(id);
    if (!identity) return err({ kind: 'not-found', what: 'identity' });
    if (identity.kind !== 'access-key') return err({ kind: 'not-found', what: 'access key' });
    if (identity.accessKeyId === accessKeyId) return ok(undefined);
    return this.#save(
      this.#identities.map((each) => (each.id === id ? { ...identity, accessKeyId } : each)),
    );
  }

  /** Remembers who AWS says an identity is. */
  correctCaller(id: IdentityId, caller: CallerIdentity): Result<void, Problem> {
    return this.#save(
      this.#identities.map((each) => (each.id === id ? { ...each, caller } : each)),
    );
  }

  /** Asks IAM for the age of every long-lived key. */
  async refreshKeys(): Promise<void> {
    const keyed = this.#identities.filter((identity) => identity.kind === 'access-key');
    await Promise.all(
      keyed.map(async (identity) => {
        const answer = await this.#parts.readKeys(identity);
        this.#keys.set(identity.id, answer.ok ? answer : err(answer.error.problem));
      }),
    );
    this.#listeners.tell();
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  #withKey(accessKeyId: string): Identity | undefined {
    return this.#identities.find(
      (identity) => identity.kind === 'access-key' && identity.accessKeyId === accessKeyId,
    );
  }

  async #isLost(accessKeyId: string): Promise<boolean> {
    const kept = await this.#parts.keyStore.get(accessKeyId);
    return !kept.ok && kept.error.problem.kind === 'keychain-lost-key';
  }

  #save(identities: readonly Identity[]): Result<void, Problem> {
    const saved = this.#parts.store.save(identities);
    if (!saved.ok) return err(saved.error.problem);
    this.#identities = identities;
    this.#listeners.tell();
    return ok(undefined);
  }
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes */
function keyFormProblem(pair: KeyPair): Problem | undefined {
  if (/^ASIA[A-Z0-9]{16}$/.test(pair.accessKeyId)) return { kind: 'temporary-key' };
  if (!/^AKIA[A-Z0-9]{12,124}$/.test(pair.accessKeyId))
    return { kind: 'key-format', field: 'access-key-id' };
  if (!/^[A-Za-z0-9/+=]{40}$/.test(pair.secretAccessKey.reveal()))
    return { kind: 'key-format', field: 'secret' };
  return undefined;
}
