import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import type { AlternatingAddress, FamilyAddress } from './address.ts';
import { FlapGuard } from './flap-guard.ts';
import { sameVerdict } from './quorum.ts';

const NOTHING_YET: FamilyAddress = { kind: 'silent', said: [], choices: [] };
/** A provider may have any number of ways out; a person chooses among few. */
const MAX_CHOICES = 4;

/**
 * What is believed about one family, given what was heard and chosen before. An address once agreed
 * on is not given up for a single odd reading, and one just left is not gone back to: leases would
 * move back and forth with it. Alternating addresses end in a question instead.
 */
export class FamilyMemory {
  readonly #confirmMs: number;
  readonly #guard = new FlapGuard();
  #believed: FamilyAddress = NOTHING_YET;
  #lastAgreed: Cidr | undefined;
  #doubt: { readonly verdict: FamilyAddress; readonly since: Instant } | undefined;
  #question: AlternatingAddress | undefined;
  /** The question is of another network: it stands until the first reading of this one. */
  #questionIsOld = false;
  #chosen: { readonly cidr: Cidr; readonly mentioned: Set<Cidr> } | undefined;

  constructor(confirmMs: number) {
    this.#confirmMs = confirmMs;
  }

  get published(): FamilyAddress {
    if (this.#chosen) return { kind: 'chosen', cidr: this.#chosen.cidr };
    return this.#question ?? this.#believed;
  }

  /** A change was heard and waits for a second reading. */
  get doubted(): boolean {
    return this.#doubt !== undefined;
  }

  /** Takes in a verdict; `explicit` believes a first change without a second reading. */
  hear(verdict: FamilyAddress, at: Instant, explicit: boolean): void {
    const settled = this.#guard.settled(verdict, at);
    if (this.#questionIsOld) this.#question = undefined;
    this.#questionIsOld = false;
    if (this.#question) this.#hearAsking(this.#question, verdict, at, settled);
    else if (this.#isTooMuchDoubt(verdict, at)) this.#askBetween(verdict, at);
    else this.#hearBelieving(verdict, at, explicit);
  }

  choose(cidr: Cidr): void {
    const known = [this.#believed, this.#doubt?.verdict, this.#question];
    this.#chosen = { cidr, mentioned: new Set([cidr, ...known.flatMap(mentionedIn)]) };
  }

  forget(): void {
    this.#chosen = undefined;
  }

  /** What is heard from now on is of another network, where any address is a first change. */
  enterNetwork(): void {
    this.#guard.forget();
    this.#questionIsOld = this.#question !== undefined;
  }

  #hearBelieving(verdict: FamilyAddress, at: Instant, explicit: boolean): void {
    const doubt = this.#doubt;
    const again = doubt !== undefined && sameVerdict(doubt.verdict, verdict) && at >= doubt.since;
    const confirmed = again && at - doubt.since >= this.#confirmMs;
    if (explicit || confirmed || !this.#isChange(verdict)) {
      if (this.#isFlap(verdict, at)) this.#askBetween(verdict, at);
      else this.#believe(verdict, at);
    } else if (!again) this.#doubt = { verdict, since: at };
  }

  /** Every address heard meanwhile can be chosen; only one that stays answers the question. */
  #hearAsking(asked: AlternatingAddress, verdict: FamilyAddress, at: Instant, settled: boolean) {
    if (settled) {
      // The others may come back at any time: then it is the same question again.
      for (const cidr of asked.choices) this.#guard.leave(cidr, at);
      this.#question = undefined;
      this.#believe(verdict, at);
    } else if (verdict.kind === 'agreed' && !asked.choices.includes(verdict.cidr))
      this.#question = { ...asked, choices: [...asked.choices, verdict.cidr].slice(-MAX_CHOICES) };
  }

  #isChange(verdict: FamilyAddress): boolean {
    if (this.#believed.kind === 'agreed') return !sameVerdict(this.#believed, verdict);
    return this.#isOtherAddress(verdict);
  }

  #isOtherAddress(verdict: FamilyAddress): boolean {
    return (
      verdict.kind === 'agreed' &&
      this.#lastAgreed !== undefined &&
      verdict.cidr !== this.#lastAgreed
    );
  }

  #isFlap(verdict: FamilyAddress, at: Instant): boolean {
    return (
      verdict.kind === 'agreed' &&
      this.#isOtherAddress(verdict) &&
      this.#guard.returns(verdict.cidr, at)
    );
  }

  /** Two that alternate fast are never heard twice in a row, and no doubt would ever end. */
  #isTooMuchDoubt(verdict: FamilyAddress, at: Instant): boolean {
    const doubted = this.#doubt?.verdict;
    if (doubted?.kind !== 'agreed' || verdict.kind !== 'agreed') return false;
    return doubted.cidr !== verdict.cidr && this.#guard.contradicted(at);
  }

  #askBetween(verdict: FamilyAddress, since: Instant): void {
    const heard = [this.#doubt?.verdict, verdict].map(agreedIn);
    const cidrs = [this.#lastAgreed, ...heard].filter((cidr) => cidr !== undefined);
    this.#question = { kind: 'alternating', choices: [...new Set(cidrs)], since };
    this.#doubt = undefined;
  }

  #believe(verdict: FamilyAddress, at: Instant): void {
    // Chosen before the first reading: what that one says was true at choosing time already.
    if (this.#believed === NOTHING_YET)
      for (const cidr of mentionedIn(verdict)) this.#chosen?.mentioned.add(cidr);
    this.#believed = verdict;
    this.#doubt = undefined;
    if (verdict.kind !== 'agreed') return;
    if (this.#lastAgreed !== undefined && this.#lastAgreed !== verdict.cidr)
      this.#guard.leave(this.#lastAgreed, at);
    this.#lastAgreed = verdict.cidr;
    if (this.#chosen?.mentioned.has(verdict.cidr) === false) this.#chosen = undefined;
  }
}

function agreedIn(verdict: FamilyAddress | undefined): Cidr | undefined {
  return verdict?.kind === 'agreed' ? verdict.cidr : undefined;
}

function mentionedIn(verdict: FamilyAddress | undefined): readonly Cidr[] {
  if (!verdict) return [];
  return 'choices' in verdict ? verdict.choices : [verdict.cidr];
}
