import { familyOf } from '../../src-main/kernel/cidr.ts';
import type { Cidr, Family } from '../../src-main/kernel/cidr.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import type { Gate, StandingMark } from '../../src-main/leases/gate.ts';
import type { RuleId } from '../../src-main/leases/lease.ts';
import { isSealed, readMark } from '../../src-main/leases/mark.ts';
import type { CheckReport, PortRange } from '../../src-main/resources/resource.ts';

export type GateMethod = keyof Gate;
/** What an identity may do, in the words of the check. */
export type FakePermission = Exclude<keyof CheckReport, 'group'>;

export interface FakeRule {
  readonly ruleId: RuleId;
  readonly groupId: string;
  readonly ports: PortRange;
  readonly source: Cidr;
  readonly description: string;
  /** Only when the rule was tagged: what counts once somebody edits the description. */
  readonly tags?: Pick<StandingMark, 'leaseId' | 'install' | 'until'>;
}

/**
 * Security groups in memory, shared by any number of fake gates: what the real AWS would hold.
 * Every group exists until it is removed. The methods that script misfortunes are for tests; each
 * applies to the next call of the method and is then used up.
 */
export class FakeCloud {
  /** Every call of every gate, oldest first. */
  readonly calls: { readonly method: GateMethod; readonly groupId: string }[] = [];
  #rules: readonly FakeRule[] = [];
  #lastRule = 0;
  readonly #removedGroups = new Set<string>();
  readonly #denied = new Set<FakePermission>();
  readonly #limits = new Map<string, number>();
  readonly #failures: { readonly method: GateMethod; readonly refusal: Refusal }[] = [];
  readonly #lostAnswers: GateMethod[] = [];
  readonly #lagging = new Map<RuleId, number>();
  readonly #held: { readonly method: GateMethod; readonly release: Promise<void> }[] = [];

  /** Ingress rules, oldest first; of one group or of all. */
  rules(groupId?: string): readonly FakeRule[] {
    return this.#rules.filter((rule) => groupId === undefined || rule.groupId === groupId);
  }

  /** How often the method was called, on all groups. */
  count(method: GateMethod): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  /** Somebody else opens something. */
  addForeignRule(groupId: string, ports: PortRange, source: Cidr, description = ''): FakeRule {
    return this.add({ groupId, ports, source, description });
  }

  /** Somebody edits a rule. */
  changeRule(
    ruleId: RuleId,
    change: Partial<Pick<FakeRule, 'ports' | 'source' | 'description'>>,
  ): void {
    this.#rules = this.#rules.map((rule) =>
      rule.ruleId === ruleId ? { ...rule, ...change } : rule,
    );
  }

  /** Somebody, or the gate, removes a rule. */
  removeRule(ruleId: RuleId): void {
    this.#rules = this.#rules.filter((rule) => rule.ruleId !== ruleId);
  }

  /** Somebody deletes a group with all its rules. */
  removeGroup(groupId: string): void {
    this.#removedGroups.add(groupId);
    this.#rules = this.#rules.filter((rule) => rule.groupId !== groupId);
  }

  /** How many rules of each family fit into a group; 60 unless said. */
  limitRules(groupId: string, perFamily: number): void {
    this.#limits.set(groupId, perFamily);
  }

  /** Takes a permission away, for good. */
  deny(permission: FakePermission): void {
    this.#denied.add(permission);
  }

  allow(permission: FakePermission): void {
    this.#denied.delete(permission);
  }

  /** The next `times` calls fail, and nothing is done. */
  failNext(method: GateMethod, refusal: Refusal, times = 1): void {
    for (let time = 0; time < times; time++) this.#failures.push({ method, refusal });
  }

  /**
   * The next call is carried out, but its answer is lost and the read-back fails too: the gate
   * says `outcome-unknown`.
   */
  loseNextAnswer(method: GateMethod): void {
    this.#lostAnswers.push(method);
  }

  /** The next `times` looks at the rule's group do not show it: AWS is eventually consistent. */
  hideFromLooks(ruleId: RuleId, times = 1): void {
    this.#lagging.set(ruleId, times);
  }

  /** The next call waits, before anything is done, until the returned function is called. */
  holdNext(method: GateMethod): () => void {
    const { promise, resolve } = deferred();
    this.#held.push({ method, release: promise });
    return resolve;
  }

  // From here on: for the gate.

  groupExists(groupId: string): boolean {
    return !this.#removedGroups.has(groupId);
  }

  mayNot(permission: FakePermission): boolean {
    return this.#denied.has(permission);
  }

  /** Whether one more rule of the family does not fit. */
  isFull(groupId: string, family: Family, more: number): boolean {
    const present = this.rules(groupId).filter((rule) => familyOf(rule.source) === family).length;
    return more > 0 && present + more > (this.#limits.get(groupId) ?? 60);
  }

  add(rule: Omit<FakeRule, 'ruleId'>): FakeRule {
    this.#lastRule += 1;
    const ruleId = `sgr-${String(this.#lastRule).padStart(17, '0')}` as RuleId;
    const added = { ...rule, ruleId };
    this.#rules = [...this.#rules, added];
    return added;
  }

  markOf(rule: FakeRule): StandingMark | undefined {
    const mark = readMark(rule.description);
    if (mark) return { ...mark, intact: isSealed(rule.description, rule) };
    return rule.tags && { ...rule.tags, intact: false };
  }

  /** What one read of the group shows. */
  look(groupId: string): readonly FakeRule[] {
    return this.rules(groupId).filter(({ ruleId }) => {
      const times = this.#lagging.get(ruleId) ?? 0;
      this.#lagging.set(ruleId, Math.max(0, times - 1));
      return times === 0;
    });
  }

  takeFailure(method: GateMethod): Refusal | undefined {
    return takeFirst(this.#failures, (failure) => failure.method === method)?.refusal;
  }

  takeLostAnswer(method: GateMethod): boolean {
    return takeFirst(this.#lostAnswers, (lost) => lost === method) !== undefined;
  }

  async waitIfHeld(method: GateMethod): Promise<void> {
    await takeFirst(this.#held, (held) => held.method === method)?.release;
  }
}

function takeFirst<T>(items: T[], fits: (item: T) => boolean): T | undefined {
  const index = items.findIndex(fits);
  return index === -1 ? undefined : items.splice(index, 1)[0];
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
