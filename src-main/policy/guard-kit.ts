import { GUARD_NAMES } from '../kernel/guard-names.ts';
import { counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import type { Resource } from '../resources/resource.ts';
import type { Clause, TrustStatement } from './document.ts';
import { reaperClauses, reaperTrust } from './guard-policy.ts';
import { lintClauses } from './lint.ts';
import type { Finding } from './lint-statement.ts';
import { LIMITS } from './splitting.ts';
import { regionsOf, targetsOf } from './targets.ts';
import type { Account, Holder, Target } from './targets.ts';

interface StackBase extends Account {
  /** One per stack, the same for the same groups. */
  readonly id: string;
  readonly title: string;
  /** What it makes, and how often it is to be made. */
  readonly purpose: string;
  /** The name of a file, and of a stack of CloudFormation. */
  readonly name: string;
}

/** The role Scheduler becomes. IAM is one for all Regions: made once in an account. */
export interface ReaperStack extends StackBase {
  readonly kind: 'reaper';
  readonly trust: Clause<TrustStatement>;
  readonly clauses: readonly Clause[];
}

/** The schedule group and the failure queue of one Region. */
export interface RegionStack extends StackBase {
  readonly kind: 'region';
  readonly region: string;
}

export type GuardStack = ReaperStack | RegionStack;

/** What an account needs for guards: made by an administrator, once. */
export interface GuardKit extends Account {
  readonly regions: readonly string[];
  /** The groups the reaper may close; it can close no other. */
  readonly groupIds: readonly string[];
  /** In the order in which they are to be made. */
  readonly stacks: readonly GuardStack[];
  readonly findings: readonly Finding[];
}

/** One kit for each account with resources, from its groups and the Regions they are in. */
export function guardKits(
  resources: readonly Resource[],
  identities: readonly Holder[],
): readonly GuardKit[] {
  const targets = identities.flatMap((holder) => targetsOf(holder, resources));
  const accounts = new Map<string, readonly Target[]>();
  for (const target of targets)
    accounts.set(target.account, [...(accounts.get(target.account) ?? []), target]);
  return [...accounts.keys()].sort().flatMap((account) => kitOf(accounts.get(account) ?? []));
}

function kitOf(targets: readonly Target[]): readonly GuardKit[] {
  const [first] = targets;
  if (!first) return [];
  const place: Account = { partition: first.partition, account: first.account };
  const regions = regionsOf(targets);
  const reaper = reaperStack(place, targets);
  return [
    {
      ...place,
      regions,
      groupIds: [...new Set(targets.map(({ groupId }) => groupId))].sort(),
      stacks: [reaper, ...regions.map((region) => regionStack(place, region))],
      findings: [
        ...lintClauses([reaper.trust], LIMITS.trust),
        ...lintClauses(reaper.clauses, LIMITS.inlineOfRole),
      ],
    },
  ];
}

function reaperStack(place: Account, targets: readonly Target[]): ReaperStack {
  const groups = new Set(targets.map(({ region, groupId }) => `${region}/${groupId}`)).size;
  return {
    ...place,
    kind: 'reaper',
    id: `${place.account}/reaper`,
    title: `The role, once for account ${place.account}`,
    purpose: `Makes the role ${GUARD_NAMES.role}. Once for the account, whatever the number of Regions: IAM is the same in all. It names ${counted(groups, 'group')} in ${listed(regionsOf(targets))}: when you add a resource, update it.`,
    name: GUARD_NAMES.role,
    trust: reaperTrust(place, targets),
    clauses: reaperClauses(targets),
  };
}

function regionStack(place: Account, region: string): RegionStack {
  return {
    ...place,
    kind: 'region',
    id: `${place.account}/${region}`,
    title: `The parts in ${region}`,
    purpose: `Makes the schedule group ${GUARD_NAMES.scheduleGroup} and the queue ${GUARD_NAMES.queue} in ${region}. Once for this Region; it never changes.`,
    name: `drawbridge-guard-${region}`,
    region,
  };
}
