import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import type { FamilyAddress } from './address.ts';
import { sameVerdict } from './quorum.ts';

const NOTHING_YET: FamilyAddress = { kind: 'silent', said: [], choices: [] };

/**
 * What is believed about one family, given what was heard and chosen before. An address once agreed
 * on is not given up for a single odd reading: leases would move back and forth with it.
 */
export class FamilyMemory {
  readonly #confirmMs: number;
  #believed: FamilyAddress = NOTHING_YET;
  #lastAgreed: Cidr | undefined;
  #doubt: { readonly verdict: FamilyAddress; readonly since: Instant } | undefined;
  #chosen: { readonly cidr: Cidr; readonly mentioned: Set<Cidr> } | undefined;

  constructor(confirmMs: number) {
    this.#confirmMs = confirmMs;
  }

  get published(): FamilyAddress {
    return this.#chosen ? { kind: 'chosen', cidr: this.#chosen.cidr } : this.#believed;
  }

  /** A change was heard and waits for a second reading. */
  get doubted(): boolean {
    return this.#doubt !== undefined;
  }

  /** Takes in a verdict; `explicit` believes it without a second reading. */
  hear(verdict: FamilyAddress, at: Instant, explicit: boolean): void {
    const doubt = this.#doubt;
    const again = doubt !== undefined && sameVerdict(doubt.verdict, verdict);
    const confirmed = again && at - doubt.since >= this.#confirmMs;
    if (explicit || confirmed || !this.#isChange(verdict)) this.#believe(verdict);
    else if (!again) this.#doubt = { verdict, since: at };
  }

  choose(cidr: Cidr): void {
    const mentioned = [...mentionedIn(this.#believed), ...mentionedIn(this.#doubt?.verdict)];
    this.#chosen = { cidr, mentioned: new Set([cidr, ...mentioned]) };
  }

  forget(): void {
    this.#chosen = undefined;
  }

  #isChange(verdict: FamilyAddress): boolean {
    if (this.#believed.kind === 'agreed') return !sameVerdict(this.#believed, verdict);
    return (
      verdict.kind === 'agreed' &&
      this.#lastAgreed !== undefined &&
      verdict.cidr !== this.#lastAgreed
    );
  }

  #believe(verdict: FamilyAddress): void {
    // Chosen before the first reading: what that one says was true at choosing time already.
    if (this.#believed === NOTHING_YET)
      for (const cidr of mentionedIn(verdict)) this.#chosen?.mentioned.add(cidr);
    this.#believed = verdict;
    this.#doubt = undefined;
    if (verdict.kind !== 'agreed') return;
    this.#lastAgreed = verdict.cidr;
    if (this.#chosen?.mentioned.has(verdict.cidr) === false) this.#chosen = undefined;
  }
}

function mentionedIn(verdict: FamilyAddress | undefined): readonly Cidr[] {
  if (!verdict) return [];
  return 'choices' in verdict ? verdict.choices : [verdict.cidr];
}
