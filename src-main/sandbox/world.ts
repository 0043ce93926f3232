import { FaultScript } from './faults.ts';
import { ruleOf } from './foreign-rule.ts';
import type { ForeignRule } from './foreign-rule.ts';
import type { IdentityPolicy } from './iam/policy-evaluation.ts';
import type {
  AccessKey,
  EchoAddress,
  EchoOperator,
  Group,
  Principal,
  Role,
  Rule,
  Session,
  User,
  WorldState,
} from './model.ts';
import { isAddress } from './addresses.ts';
import { CredentialReports } from './credential-reports.ts';
import { seedRoles } from './seed-roles.ts';
import { KeySpread } from './key-spread.ts';
import { ScheduleStore } from './scheduler/store.ts';
import { QueueStore } from './sqs/store.ts';

/** So long AWS still says "expired" and not "unknown". */
const KEPT_ENDED_MS = 24 * 60 * 60 * 1000;

/**
 * Everything the sandbox's AWS holds. Entries are replaced, never changed in place; after every
 * change the listener is told, so that the world can be kept.
 */
export class SandboxWorld {
  /** Misfortunes to come, for tests. */
  readonly faults = new FaultScript();
  /** How long a change to an access key takes to reach the services. */
  readonly keySpread = new KeySpread();
  readonly credentialReports = new CredentialReports();
  readonly schedules: ScheduleStore;
  readonly queues: QueueStore;
  #state: WorldState;
  readonly #changed: (state: WorldState) => void;

  /** `changed` gets the whole state after every change. */
  constructor(state: WorldState, changed: (state: WorldState) => void = () => undefined) {
    this.#state = state;
    this.#changed = changed;
    const holder = {
      state: () => this.#state,
      change: (part: Partial<WorldState>) => {
        this.#change(part);
      },
    };
    this.schedules = new ScheduleStore(holder);
    this.queues = new QueueStore(holder);
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

  addGroup(group: Group): void {
    this.#change({ groups: [...this.#state.groups, group] });
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
    const rule = ruleOf(foreign);
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

  addUser(user: User): void {
    this.#change({ users: [...this.#state.users, user] });
  }

  removeUser(name: string): void {
    this.#change({ users: this.#state.users.filter((user) => user.name !== name) });
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

  /** Attaches exactly these policies to the user: from now on they decide. */
  attachPolicies(userName: string, policies: readonly IdentityPolicy[]): void {
    this.#changeUser(userName, (user) => ({ ...user, policies }));
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

  role(name: string): Role | undefined {
    return this.#roles().find((role) => role.name === name);
  }

  /** Adds a role, or changes the one of this name, as if somebody had in the console. */
  putRole(role: Role): void {
    this.#change({ roles: [...this.#roles().filter(({ name }) => name !== role.name), role] });
  }

  removeRole(removed: string): void {
    this.#change({ roles: this.#roles().filter(({ name }) => name !== removed) });
  }

  /** Hands out temporary credentials, or changes those of this id; long ended ones are forgotten. */
  addSession(session: Session, now: number): void {
    const lasting = this.#sessions().filter(
      ({ accessKeyId, expiresAt }) =>
        accessKeyId !== session.accessKeyId && now - expiresAt < KEPT_ENDED_MS,
    );
    this.#change({ sessions: [...lasting, session] });
  }

  session(accessKeyId: string): Session | undefined {
    return this.#sessions().find((session) => session.accessKeyId === accessKeyId);
  }

  /** Who a session acts as; nobody when its user or role is gone. */
  principalOf(session: Session): Principal | undefined {
    if (session.kind === 'session-token') {
      const user = this.user(session.of);
      return user && { ...user, session };
    }
    const role = this.role(session.of);
    if (!role) return undefined;
    const { accountId, name, roleId, allowed, denied } = role;
    const sessionName = session.sessionName ?? '';
    return {
      accountId,
      name,
      path: '/',
      userId: `${roleId}:${sessionName}`,
      arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${sessionName}`,
      isRoot: false,
      createdAt: 0,
      allowed,
      denied,
      session,
    };
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

  #roles(): readonly Role[] {
    return this.#state.roles ?? seedRoles(this.#state.users[0]?.accountId ?? '');
  }

  #sessions(): readonly Session[] {
    return this.#state.sessions ?? [];
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
