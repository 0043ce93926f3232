import type { Rule } from '../../../src-main/sandbox/model.ts';
import type { ForeignRule } from '../../../src-main/sandbox/foreign-rule.ts';
import type { SandboxWorld } from '../../../src-main/sandbox/world.ts';

/** Other people in the same account: what is theirs must stay as they left it. */
export class Strangers {
  readonly #world: SandboxWorld;
  readonly #theirs: Map<string, Rule>;
  readonly #editedAt = new Map<string, number>();

  /** All that stands at the beginning is theirs. */
  constructor(world: SandboxWorld) {
    this.#world = world;
    this.#theirs = new Map(world.allRules().map((rule) => [rule.id, rule]));
  }

  /** Somebody opens something. */
  open(rule: ForeignRule): Rule {
    return this.#keep(this.#world.addForeignRule(rule));
  }

  /** Somebody edits a rule, whoever made it; from then on it is theirs. */
  edit(ruleId: string, change: Partial<Pick<Rule, 'fromPort' | 'toPort' | 'source'>>): Rule {
    const rule = this.#world.rule(ruleId);
    if (!rule) throw new Error(`there is no rule ${ruleId}`);
    const edited = { ...rule, ...change };
    this.#world.replaceRules([edited]);
    this.#editedAt.set(ruleId, performance.now());
    return this.#keep(edited);
  }

  /** Somebody removes a rule, whoever made it. */
  remove(ruleId: string): void {
    this.#world.removeRule(ruleId);
    this.#theirs.delete(ruleId);
  }

  /** Somebody deletes a group with all that was in it. */
  deleteGroup(groupId: string): void {
    this.#world.deleteGroup(groupId);
    for (const rule of this.#theirs.values())
      if (rule.groupId === groupId) this.#theirs.delete(rule.id);
  }

  /** The rules of strangers that are not as they left them. */
  touched(): readonly string[] {
    return [...this.#theirs.values()]
      .filter((rule) => JSON.stringify(this.#world.rule(rule.id)) !== JSON.stringify(rule))
      .map((rule) => rule.id);
  }

  /** When a rule of somebody else was edited, by `performance.now`. */
  editedAt(ruleId: string): number | undefined {
    return this.#editedAt.get(ruleId);
  }

  isTheirs(ruleId: string): boolean {
    return this.#theirs.has(ruleId);
  }

  #keep(rule: Rule): Rule {
    this.#theirs.set(rule.id, rule);
    return rule;
  }
}
