import { expect } from 'vitest';
import type { Identity } from '../../src-main/identities/identity.ts';
import { canonicalCidr } from '../../src-main/kernel/cidr.ts';
import type { Cidr, Family } from '../../src-main/kernel/cidr.ts';
import type { Problem, Refusal } from '../../src-main/kernel/problem.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type {
  ClosedRules,
  Gate,
  Granted,
  Inspected,
  StandingRule,
} from '../../src-main/leases/gate.ts';
import type { Grant, LeaseId, RuleId } from '../../src-main/leases/lease.ts';
import type { Mark } from '../../src-main/leases/mark.ts';
import type { PortRange, Resource } from '../../src-main/resources/resource.ts';
import type { FakePermission, GateMethod } from '../support/fake-cloud.ts';

/** A group in AWS, or in something that behaves like it, seen past the gate. */
export interface GateHarness {
  readonly gate: Gate;
  readonly identity: Identity;
  /** The group has room and at least one rule that is not ours. */
  readonly resource: Resource;
  rules(): readonly StandingRule[];
  addForeignRule(ports: PortRange, source: Cidr, description?: string): RuleId;
  changeRule(ruleId: RuleId, source: Cidr): void;
  describeRule(ruleId: RuleId, description: string): void;
  /** The next read of the group lags behind and does not show the rule. */
  hideFromOneRead(ruleId: RuleId): void;
  removeRule(ruleId: RuleId): void;
  removeGroup(): void;
  /** Fills the group with other people's rules. */
  fill(family: Family): void;
  deny(permission: FakePermission): void;
  /** The next call is carried out and its answer lost; `blind`: reading back fails as well. */
  loseAnswer(method: GateMethod, reading: 'works' | 'fails'): void;
  stop(): Promise<void>;
}

export const SSH: PortRange = { protocol: 'tcp', from: 22, to: 22 };
export const WEB: PortRange = { protocol: 'tcp', from: 8000, to: 8010 };
export const PING: PortRange = { protocol: 'icmp' };
export const HOME = cidr('81.187.42.19/32');
export const CAFE = cidr('45.90.28.7/32');
export const HOME6 = cidr('2a01:4b00:8a3c:7e00::19/128');
export const CAFE6 = cidr('2a02:6b8::feed/128');

export function cidr(text: string): Cidr {
  const canonical = canonicalCidr(text);
  if (!canonical.ok) throw new RangeError(text);
  return canonical.value;
}

export function leaseMark(leaseId: string, until = Date.UTC(2026, 10, 22, 14, 30)): Mark {
  return { leaseId: leaseId as LeaseId, install: '4f2a9c1d', person: 'ana', host: 'laptop', until };
}

export function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function problemOf(result: Result<unknown, Refusal>): Problem | undefined {
  return result.ok ? undefined : result.error.problem;
}

export const MARK = leaseMark('k3x9m2pq8w');
export const LATER = leaseMark('k3x9m2pq8w', Date.UTC(2026, 10, 22, 16));

/** A lease of a colleague, on a computer of their own. */
export const ANOTHER: Mark = {
  ...leaseMark('another00', Date.UTC(2026, 10, 22, 15, 10)),
  install: 'c0ffee00',
  person: 'ben',
  host: 'desk',
};

type Outcome<T> = Promise<Result<T, Refusal>>;

/** Where and what rules let in, in an order of its own, to compare two lists of them. */
export function places(rules: readonly Pick<StandingRule, 'ports' | 'source'>[]): string[] {
  return rules.map(({ ports, source }) => `${JSON.stringify(ports)} ${source ?? ''}`).sort();
}

export function shortfallIn(result: Result<Granted, Refusal>): Problem | undefined {
  return valueOf(result).shortfall?.problem;
}

/** One harness at a time, with the lease every test of the suite is about. */
export class GateTrial {
  #at: GateHarness | undefined;
  #before: readonly StandingRule[] = [];

  get at(): GateHarness {
    if (!this.#at) throw new Error('no harness was started');
    return this.#at;
  }

  /** The rules that stood before the test, all of them other people's. */
  get before(): readonly StandingRule[] {
    return this.#before;
  }

  async start(harness: Promise<GateHarness>): Promise<void> {
    this.#at = await harness;
    this.remember();
  }

  /** From now on what stands now counts as other people's. */
  remember(): void {
    this.#before = this.at.rules();
  }

  readonly altered = (change: Partial<Resource>): Resource => ({ ...this.at.resource, ...change });

  readonly open = async (
    sources: readonly Cidr[] = [HOME],
    resource = this.at.resource,
  ): Promise<readonly Grant[]> =>
    valueOf(await this.at.gate.open(this.at.identity, resource, sources, MARK)).grants;

  readonly move = (
    grants: readonly Grant[],
    sources: readonly Cidr[],
    resource = this.at.resource,
  ): Outcome<Granted> => this.at.gate.move(this.at.identity, resource, grants, sources, LATER);

  readonly renew = (grants: readonly Grant[]): Outcome<Granted> =>
    this.at.gate.renew(this.at.identity, this.at.resource, grants, LATER);

  readonly read = (resource = this.at.resource): Outcome<readonly StandingRule[]> =>
    this.at.gate.read(this.at.identity, resource);

  readonly inspect = (grants: readonly Grant[]): Outcome<Inspected> =>
    this.at.gate.inspect(this.at.identity, this.at.resource, grants);

  readonly close = (grants: readonly Grant[]): Outcome<ClosedRules> =>
    this.at.gate.close(this.at.identity, this.at.resource, grants);

  /** What stands now and was not there before the test. */
  readonly added = (): readonly StandingRule[] => {
    const known = new Set(this.#before.map(({ ruleId }) => ruleId));
    return this.at.rules().filter(({ ruleId }) => !known.has(ruleId));
  };

  readonly expectOthersUntouched = (): void => {
    for (const rule of this.#before) expect(this.at.rules()).toContainEqual(rule);
  };
}
