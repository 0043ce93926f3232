import { FaultScript } from './faults.ts';
import { newRuleId } from './identifiers.ts';
import type {
  AccessKey,
  EchoAddress,
  EchoOperator,
  Group,
  Rule,
  RuleSource,
  Tag,
  User,
  WorldState,
} from './model.ts';
import { canonicalCidr, isAddress } from './addresses.ts';
import { KeySpread } from './key-spread.ts';

/** A rule somebody else made, in the shortest words a test needs. */
export interface ForeignRule {
  readonly groupId: string;
  /** `tcp` when absent. */
  readonly protocol?: string;
  readonly fromPort: number;
  /** The same as `fromPort` when absent. */
  readonly toPort?: number;
  /** Either family, with its prefix length. */
  readonly cidr: string;
  readonly description?: string;
  readonly tags?: readonly Tag[];
}

/**
 * Everything the sandbox's AWS holds. Entries are replaced, never changed in place; after every
 * change the listener is told, so that the world can be kept.
 */
export class SandboxWorld {
  /** Misfortunes to come, for tests. */
  readonly faults = new FaultScript();
  /** How long a change to an access key takes to reach the services. */
  readonly keySpread = new KeySpread();
  #state: WorldState;
  readonly #changed: (state: WorldState) => void;

  /** `changed` gets the whole state after every change. */
  constructor(state: WorldState, changed: (state: WorldState) => void = () => undefined) {
    this.#state = state;
    this.#changed = changed;
  }

  /** The whole world as plain values. Holds no secret. */
  snapshot(): WorldState {
    return this.#state;
  }

  groups(): readonly Group[] {
    return this.#state.groups;
  }

  group(id: string): Group | undefined {
    return this.#state.groups.find((group) => group.id === id);
  }

  /** Removes a group and its rules, as if somebody had deleted it. */
  deleteGroup(id: string): void {
    this.#change({
      groups: this.#state.groups.filter((group) => group.id !== id),
      rules: this.#state.rules.filter((rule) => rule.groupId !== id),
    });
  }

  replaceGroup(group: Group): void {
    this.#change({ groups: this.#state.groups.map((old) => (old.id === group.id ? group : old)) });
  }

  /** The ingress rules of a group, oldest first. */
  rules(groupId: string): readonly Rule[] {
    return this.allRules().filter((rule) => rule.groupId === groupId && !rule.isEgress);
  }

  /** Rules of all groups, ingress and egress. */
  allRules(): readonly Rule[] {
    return this.#state.rules;
  }

  rule(id: string): Rule | undefined {
    return this.#state.rules.find((rule) => rule.id === id);
  }

  addRules(rules: readonly Rule[]): void {
    this.#change({ rules: [...this.#state.rules, ...rules] });
  }

  /** A rule made by somebody else, past all of AWS's checks but the CIDR's form. */
  addForeignRule(foreign: ForeignRule): Rule {
    const rule: Rule = {
      id: newRuleId(),
      groupId: foreign.groupId,
      isEgress: false,
      protocol: foreign.protocol ?? 'tcp',
      fromPort: foreign.fromPort,
      toPort: foreign.toPort ?? foreign.fromPort,
      source: sourceOf(foreign.cidr),
      ...(foreign.description === undefined ? {} : { description: foreign.description }),
      tags: foreign.tags ?? [],
    };
    this.addRules([rule]);
    return rule;
  }

  replaceRules(rules: readonly Rule[]): void {
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    this.#change({ rules: this.#state.rules.map((rule) => byId.get(rule.id) ?? rule) });
  }

  removeRules(ids: readonly string[]): void {
    this.#change({ rules: this.#state.rules.filter((rule) => !ids.includes(rule.id)) });
  }

  /** Removes one rule, as if somebody else had revoked it. */
  removeRule(id: string): void {
    this.removeRules([id]);
  }

  user(name: string): User | undefined {
    return this.#state.users.find((user) => user.name === name);
  }

  /** Refuses the action pattern (`ec2:RevokeSecurityGroupIngress`, `ec2:*`) to the user. */
  deny(userName: string, action: string): void {
    this.#changeUser(userName, (user) => ({ ...user, denied: [...user.denied, action] }));
  }

  /** Allows the action pattern and takes back the same pattern's refusal. */
  allow(userName: string, action: string): void {
    this.#changeUser(userName, (user) => ({
      ...user,
      allowed: [...user.allowed, action],
      denied: user.denied.filter((denied) => denied !== action),
    }));
  }

  /** The access keys of a user, oldest first. */
  keys(userName: string): readonly AccessKey[] {
    return this.#state.accessKeys.filter((key) => key.userName === userName);
  }

  key(id: string): AccessKey | undefined {
    return this.#state.accessKeys.find((key) => key.id === id);
  }

  addKey(key: AccessKey): void {
    this.#change({ accessKeys: [...this.#state.accessKeys, key] });
  }

  replaceKey(key: AccessKey): void {
    this.#change({ accessKeys: this.#keysWith(key) });
  }

  removeKey(id: string): void {
    this.#change({ accessKeys: this.#state.accessKeys.filter((key) => key.id !== id) });
  }

  /** Notes the use of a key. Not worth a write of its own: kept with the next change. */
  noteUse(key: AccessKey): void {
    this.#state = { ...this.#state, accessKeys: this.#keysWith(key) };
  }

  /** What an echo source answers now. */
  address(operator: EchoOperator = 'echo'): EchoAddress {
    return this.#state.addresses[operator];
  }

  /**
   * Moves the sandbox's person to another address. A family that is left out is off. With
   * `operator`, only that source says so: the two then disagree.
   */
  setAddress(address: EchoAddress, operator?: EchoOperator): void {
    for (const family of ['ipv4', 'ipv6'] as const) {
      const text = address[family];
      if (text !== undefined && !isAddress(family, text))
        throw new RangeError(`${text} is not an ${family} address`);
    }
    const addresses = operator
      ? { ...this.#state.addresses, [operator]: address }
      : { echo: address, 'echo-b': address };
    this.#change({ addresses });
  }

  #keysWith(key: AccessKey): AccessKey[] {
    return this.#state.accessKeys.map((old) => (old.id === key.id ? key : old));
  }

  #changeUser(name: string, change: (user: User) => User): void {
    if (!this.user(name)) throw new RangeError(`The sandbox has no user ${name}`);
    const users = this.#state.users.map((user) => (user.name === name ? change(user) : user));
    this.#change({ users });
  }

  #change(part: Partial<WorldState>): void {
    this.#state = { ...this.#state, ...part };
    this.#changed(this.#state);
  }
}

function sourceOf(cidr: string): RuleSource {
  const ipv4 = canonicalCidr('ipv4', cidr);
  if (ipv4 !== undefined) return { kind: 'ipv4', cidr: ipv4 };
  const ipv6 = canonicalCidr('ipv6', cidr);
  if (ipv6 !== undefined) return { kind: 'ipv6', cidr: ipv6 };
  throw new RangeError(`${cidr} is not a CIDR`);
}
