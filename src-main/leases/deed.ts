import type { ActivityLog } from '../activity/activity-log.ts';
import type { Deed, NewEntry } from '../activity/activity.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { portsInWords } from '../kernel/ports-in-words.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { GateFor, StandingRule } from './gate.ts';
import type { LeaseBook } from './lease-book.ts';
import { closesAt } from './lease.ts';
import type { Grant, Lease } from './lease.ts';
import { readMark } from './mark.ts';
import type { Mark } from './mark.ts';

/** What a deed needs of its surroundings. */
export interface DeedParts {
  readonly book: LeaseBook;
  readonly gateFor: GateFor;
  readonly identityOf: (id: IdentityId) => Identity | undefined;
  readonly log: ActivityLog;
  readonly clock: Clock;
  /** Who signs the rules. */
  readonly signature: Pick<Mark, 'install' | 'person' | 'host'>;
}

/** Done, or the problem that makes the keeper try again later. */
export type DeedResult = Result<void, Problem>;

export async function withIdentity<T>(
  parts: DeedParts,
  lease: Lease,
  deed: (identity: Identity) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const identity = parts.identityOf(lease.resource.identityId);
  return identity ? deed(identity) : err({ problem: { kind: 'not-found', what: 'identity' } });
}

export function markOf(parts: DeedParts, lease: Lease, until: Instant): Mark {
  return { ...parts.signature, leaseId: lease.id, until };
}

/**
 * All rules this lease made, as AWS holds them: those in the book and those made just before a
 * crash or a lost answer. A rule somebody changed since is not one we wrote.
 */
export async function findOwnGrants(
  parts: DeedParts,
  lease: Lease,
): Promise<Result<readonly Grant[], Refusal>> {
  const read = await withIdentity(parts, lease, (identity) =>
    parts.gateFor(lease.resource).read(identity, lease.resource),
  );
  return read.ok ? ok(read.value.flatMap((rule) => ownGrant(rule, lease))) : read;
}

function ownGrant(rule: StandingRule, lease: Lease): Grant[] {
  const { ruleId, ports, source } = rule;
  if (!ports || !source || readMark(rule.description)?.leaseId !== lease.id) return [];
  const sources = [...lease.sources, ...lease.grants.map((grant) => grant.source)];
  const written = lease.resource.ports.map((range) => JSON.stringify(range));
  if (!sources.includes(source) || !written.includes(JSON.stringify(ports))) return [];
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
    ports: portsInWords(lease.resource.ports),
    addresses: lease.sources,
    until: closesAt(lease),
    ...(requestId && { requestId }),
    ...(problem && { problem }),
    ...more,
  });
}
