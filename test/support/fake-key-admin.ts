import type { KeyAdmin } from '../../src-main/identities/key-admin.ts';
import type { AccessKeyFacts, KeyPair } from '../../src-main/identities/identity.ts';
import { maskedKeyId } from '../../src-main/identities/identity.ts';
import type { Problem, Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import { Secret } from '../../src-main/kernel/secret.ts';

type Action = keyof KeyAdmin;

/** IAM in memory, for one user; `test/ports/key-admin.test.ts` holds it and the real one. */
export class FakeKeyAdmin implements KeyAdmin {
  readonly #now: () => number;
  readonly #refusals = new Map<Action, Problem>();
  #keys: readonly AccessKeyFacts[] = [];
  #made = 0;
  #loseNextAnswer = false;
  /** What was asked, oldest first. */
  readonly asked: Action[] = [];

  constructor(now: () => number, ...accessKeyIds: readonly string[]) {
    this.#now = now;
    for (const accessKeyId of accessKeyIds) this.addForeign(accessKeyId);
  }

  get keys(): readonly AccessKeyFacts[] {
    return this.#keys;
  }

  get activeKeys(): readonly string[] {
    return this.#keys.filter(({ active }) => active).map(({ accessKeyId }) => accessKeyId);
  }

  /** Somebody else makes a key. */
  addForeign(accessKeyId: string): void {
    this.#keys = [...this.#keys, { accessKeyId, active: true, createdAt: this.#now() }];
  }

  /** Somebody else changes a key. */
  setForeign(accessKeyId: string, active: boolean): void {
    this.#keys = this.#keys.map((key) =>
      key.accessKeyId === accessKeyId ? { ...key, active } : key,
    );
  }

  /** From now on, until `allow`, the action is answered so and does nothing. */
  refuse(action: Action, problem: Problem): void {
    this.#refusals.set(action, problem);
  }

  allow(action: Action): void {
    this.#refusals.delete(action);
  }

  /** The next *create* makes a key, and its answer is lost. */
  loseNextAnswer(): void {
    this.#loseNextAnswer = true;
  }

  list(): Promise<Result<readonly AccessKeyFacts[], Refusal>> {
    return this.#when('list', () => ok(this.#keys));
  }

  create(): Promise<Result<KeyPair, Refusal>> {
    return this.#when('create', () => {
      if (this.#keys.length >= 2) return err({ problem: { kind: 'key-limit' } });
      this.#made += 1;
      const accessKeyId = `AKIAEXAMPLENEW00${String(this.#made).padStart(4, '0')}`;
      this.addForeign(accessKeyId);
      const lost = this.#loseNextAnswer;
      this.#loseNextAnswer = false;
      if (lost) return err({ problem: { kind: 'outcome-unknown', cause: 'the connection broke' } });
      const secretAccessKey = new Secret(`not-a-real-secret-${String(this.#made)}`);
      return ok({ accessKeyId, secretAccessKey });
    });
  }

  setStatus(
    _owner: unknown,
    accessKeyId: string,
    status: 'active' | 'inactive',
  ): Promise<Result<void, Refusal>> {
    return this.#when('setStatus', () => {
      if (!this.#keys.some((key) => key.accessKeyId === accessKeyId))
        return err({
          problem: { kind: 'access-key-gone', maskedKeyId: maskedKeyId(accessKeyId) },
        });
      this.setForeign(accessKeyId, status === 'active');
      return ok(undefined);
    });
  }

  remove(_owner: unknown, accessKeyId: string): Promise<Result<void, Refusal>> {
    return this.#when('remove', () => {
      this.#keys = this.#keys.filter((key) => key.accessKeyId !== accessKeyId);
      return ok(undefined);
    });
  }

  #when<T>(action: Action, deed: () => Result<T, Refusal>): Promise<Result<T, Refusal>> {
    this.asked.push(action);
    const problem = this.#refusals.get(action);
    return Promise.resolve(problem ? err({ problem }) : deed());
  }
}
