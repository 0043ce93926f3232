import type { ActivityLog } from '../activity/activity-log.ts';
import type { Deed, NewEntry } from '../activity/activity.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { portsInWords } from '../kernel/ports-in-words.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { portKey } from '../resources/ports.ts';
import type { Resource } from '../resources/resource.ts';
import type { GateFor, StandingRule } from './gate.ts';
import type { Guarding } from './guard.ts';
import type { LeaseBook } from './lease-book.ts';
import { closesAt } from './lease.ts';
import type { Grant, Lease } from './lease.ts';
import type { Mark } from './mark.ts';
import type { Proofs } from './proofs.ts';

/** What a deed needs of its surroundings. */
export interface DeedParts {
  readonly book: LeaseBook;
  readonly gateFor: GateFor;
  readonly identityOf: (id: IdentityId) => Identity | undefined;
  readonly log: ActivityLog;
  readonly clock: Clock;
  /** Who signs the rules. */
  readonly signature: Pick<Mark, 'install' | 'person' | 'host'>;
  readonly proofs: Proofs;
  /** Absent where there is no way to have AWS close anything by itself. */
  readonly guarding?: Guarding;
}

/** Done, or the problem that makes the keeper try again later. */
export type DeedResult = Result<void, Problem>;

export async function withIdentity<T>(
  parts: Pick<DeedParts, 'identityOf'>,
  resource: Resource,
  deed: (identity: Identity) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const identity = parts.identityOf(resource.identityId);
  return identity ? deed(identity) : err({ problem: { kind: 'not-found', what: 'identity' } });
}

export function markOf(parts: DeedParts, lease: Lease, until: Instant): Mark {
  return { ...parts.signature, leaseId: lease.id, until };
}

/** What a look at AWS showed of a lease after an interrupted deed. */
export interface OwnGrants {
  /** Those in the book, and those made just before the interruption. */
  readonly grants: readonly Grant[];
  /** Whether all the lease meant to make is among them: else AWS may show it later. */
  readonly complete: boolean;
}

/** Finds the rules a lease made. A rule somebody changed since is not one we wrote. */
export async function findOwnGrants(
  parts: DeedParts,
  lease: Lease,
): Promise<Result<OwnGrants, Refusal>> {
  const read = await withIdentity(parts, lease.resource, (identity) =>
    parts.gateFor(lease.resource).read(identity, lease.resource),
  );
  if (!read.ok) return read;
  const grants = read.value.flatMap((rule) => ownGrant(rule, lease));
  const places = new Set(grants.map(({ ports, source }) => `${portKey(ports)} ${source}`));
  const complete = lease.sources.every((source) =>
    lease.resource.ports.every((ports) => places.has(`${portKey(ports)} ${source}`)),
  );
  return ok({ grants, complete });
}

function ownGrant(rule: StandingRule, lease: Lease): Grant[] {
  const { ruleId, ports, source } = rule;
  if (!ports || !source || rule.mark?.leaseId !== lease.id) return [];
  const sources = [...lease.sources, ...lease.grants.map((grant) => grant.source)];
  const written = lease.resource.ports.map(portKey);
  if (!sources.includes(source) || !written.includes(portKey(ports))) return [];
  return [{ ruleId, ports, source }];
}

/** Writes one line about a lease. */
export function note(
  parts: DeedParts,
  lease: Lease,
  deed: Deed,
  outcome: { readonly requestId?: string | undefined; readonly problem?: Problem | undefined },
  more: Partial<NewEntry> = {},
): void {
  const { requestId, problem } = outcome;
  parts.log.add({
    deed,
    subject: lease.resource.label,
    leaseId: lease.id,
    resourceId: lease.resource.id,
    region: lease.resource.region,
    groupId: lease.resource.groupId,
    ports: portsInWords(lease.resource.ports),
    addresses: lease.sources,
    until: closesAt(lease),
    ...(requestId && { requestId }),
    ...(problem && { problem }),
    ...more,
  });
}
