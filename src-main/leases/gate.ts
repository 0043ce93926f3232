import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity } from '../identities/identity.ts';
import type { PortRange, Resource } from '../resources/resource.ts';
import type { Mark } from './mark.ts';
import type { Grant, LeaseId, RuleId } from './lease.ts';

/** Whose a rule is, by its description or, where that was edited, by its tags. */
export interface StandingMark {
  readonly leaseId: LeaseId;
  readonly install?: string;
  readonly person?: string;
  readonly host?: string;
  readonly until?: Instant;
  /** Whether the rule lets in what the mark was written for: nobody has edited or copied it. */
  readonly intact: boolean;
}

/** An ingress rule as it really stands. */
export interface StandingRule {
  readonly ruleId: RuleId;
  /** Only on rules that Drawbridge made, here or on another computer. */
  readonly mark?: StandingMark;
  /** Absent where the rule is of a kind this app never makes. */
  readonly ports?: PortRange;
  readonly source?: Cidr;
  readonly description: string;
}

export interface Granted {
  readonly grants: readonly Grant[];
  readonly requestId?: string;
  /** Set when the deed is done but something lesser is missing, as a permission to write the time. */
  readonly shortfall?: Refusal;
}

export interface ClosedRules {
  /** Confirmed gone, by a read. */
  readonly gone: readonly RuleId[];
  /** Changed by somebody since we wrote them: left alone. */
  readonly changed: readonly RuleId[];
  readonly requestId?: string;
}

/** What became of grants, seen twice where something is missing. */
export interface Inspected {
  readonly standing: readonly Grant[];
  /** Somebody gave them other ports or another source. */
  readonly changed: readonly RuleId[];
  readonly missing: readonly RuleId[];
}

/**
 * What opens, moves, reads and closes one kind of resource. Every deed may be done twice: opening
 * what stands with our mark adopts it, closing what is gone is success. A lost answer is first read
 * back; only if that fails too the refusal is `outcome-unknown`.
 */
export interface Gate {
  /** All ports for all sources, in one call. Adopts rules that already carry this lease's id. */
  open(
    identity: Identity,
    resource: Resource,
    sources: readonly Cidr[],
    mark: Mark,
  ): Promise<Result<Granted, Refusal>>;
  /**
   * New before old, in place where permitted. The result holds all that stands afterwards: an old
   * grant that could not be closed is among them, with the `shortfall` that says why.
   */
  move(
    identity: Identity,
    resource: Resource,
    grants: readonly Grant[],
    sources: readonly Cidr[],
    mark: Mark,
  ): Promise<Result<Granted, Refusal>>;
  /** Writes the new time into the rules and confirms that they stand. Missing grants are not in the result. */
  renew(
    identity: Identity,
    resource: Resource,
    grants: readonly Grant[],
    mark: Mark,
  ): Promise<Result<Granted, Refusal>>;
  /** Every ingress rule of the resource's group, whoever made it; one look. */
  read(identity: Identity, resource: Resource): Promise<Result<readonly StandingRule[], Refusal>>;
  /** Compares grants with what stands; what one look does not show is looked for once more. */
  inspect(
    identity: Identity,
    resource: Resource,
    grants: readonly Grant[],
  ): Promise<Result<Inspected, Refusal>>;
  /** By rule id only, and only rules that still are what we wrote; confirmed by a read. */
  close(
    identity: Identity,
    resource: Resource,
    grants: readonly Grant[],
  ): Promise<Result<ClosedRules, Refusal>>;
}

/** One gate a kind of resource. */
export type GateFor = (resource: Resource) => Gate;
