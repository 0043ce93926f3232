import type { Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { SIGNING_MARGIN_MS, stillGood } from '../identities/credentials.ts';
import type { SigningKeys } from '../identities/credentials.ts';

export type Keys = Promise<Result<SigningKeys, Refusal>>;

/** What is wanted, and whether it must be new: a code is good once only. */
export interface Wish {
  /** Whose keys: one set is held for each. */
  readonly slot: string;
  /** Keys obtained for other words are of no use. */
  readonly words: string;
  readonly anew: boolean;
}

/** Keys in this process's memory and nowhere else; two who want the same wait for one answer. */
export class KeyMemory {
  readonly #now: () => Instant;
  readonly #held = new Map<string, { readonly words: string; readonly keys: SigningKeys }>();
  readonly #underWay = new Map<string, { readonly words: string; readonly answer: Keys }>();

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** From memory, from an answer under way, or by `obtain`. A refusal is not remembered. */
  async keys({ slot, words, anew }: Wish, obtain: () => Keys): Keys {
    if (!anew) {
      const held = this.inHand(slot);
      if (held && this.#held.get(slot)?.words === words) return ok(held);
      const underWay = this.#underWay.get(slot);
      if (underWay?.words === words) return underWay.answer;
    }
    const mine = { words, answer: obtain() };
    this.#underWay.set(slot, mine);
    try {
      const keys = await mine.answer;
      if (keys.ok && this.#underWay.get(slot) === mine)
        this.#held.set(slot, { words, keys: keys.value });
      return keys;
    } finally {
      if (this.#underWay.get(slot) === mine) this.#underWay.delete(slot);
    }
  }

  /** Absent when there are none, or when they end too soon to begin a call with. */
  inHand(slot: string): SigningKeys | undefined {
    const keys = this.#held.get(slot)?.keys;
    return keys && stillGood(keys, this.#now(), SIGNING_MARGIN_MS) ? keys : undefined;
  }

  /** What is still under way is not kept either. */
  forget(slot: string): void {
    this.#held.delete(slot);
    this.#underWay.delete(slot);
  }
}
