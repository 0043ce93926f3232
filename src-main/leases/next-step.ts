import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import { closesAt, closingWanted } from './lease.ts';
import type { CloseReason, Lease, Plan } from './lease.ts';

/** What the world looks like at the moment of deciding. */
export interface Circumstances {
  readonly now: Instant;
  /** Screen unlocked, not idle too long. */
  readonly working: boolean;
  /** My address in rules; `undefined` while it is not known for certain: then nothing moves. */
  readonly sources: readonly Cidr[] | undefined;
}

export type LeaseStep =
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'close'; readonly reason: CloseReason }
  | { readonly kind: 'move'; readonly sources: readonly Cidr[] }
  | { readonly kind: 'renew' }
  /** Find out by a read what AWS holds. */
  | { readonly kind: 'settle' };

/** What a lease needs now. Expiry is a comparison of times, never the firing of a timer. */
export function nextStep(lease: Lease, world: Circumstances): LeaseStep {
  switch (lease.state.kind) {
    // The keeper decides only about leases nobody is working on: these were interrupted.
    case 'opening':
      return { kind: 'settle' };
    case 'renewing':
      return closeIfLate(lease, world) ?? { kind: 'settle' };
    case 'unknown':
      if (lease.state.wanted === 'closed')
        return { kind: 'close', reason: lease.state.reason ?? 'asked' };
      return closeIfLate(lease, world) ?? { kind: 'settle' };
    case 'closing':
      return { kind: 'close', reason: lease.state.reason };
    case 'closed':
    case 'failed':
      return { kind: 'wait', until: Infinity };
    case 'open':
      return stepOfOpen(lease, world);
  }
}

/**
 * The same for a lease whose last deed failed and is tried again at `retryAt`. A deadline does not
 * wait for the next attempt of something lesser.
 */
export function stepNow(
  lease: Lease,
  world: Circumstances,
  retryAt: Instant | undefined,
): LeaseStep {
  const step = nextStep(lease, world);
  if (step.kind === 'wait' || retryAt === undefined || retryAt <= world.now) return step;
  const closing = closingWanted(lease);
  if (step.kind === 'close' && !closing) return step;
  return { kind: 'wait', until: Math.min(retryAt, closing ? Infinity : closesAt(lease)) };
}

/** Doors are shut before anything else is done. */
export function closesFirst<T extends { readonly step: LeaseStep }>(
  steps: readonly T[],
): readonly T[] {
  const rank = ({ step }: T): number => (step.kind === 'close' ? 0 : 1);
  return [...steps].sort((a, b) => rank(a) - rank(b));
}

function closeIfLate(lease: Lease, { now }: Circumstances): LeaseStep | undefined {
  const end = closesAt(lease);
  if (now < end) return undefined;
  return { kind: 'close', reason: end >= lease.plan.deadline ? 'deadline' : 'not-working' };
}

function stepOfOpen(lease: Lease, world: Circumstances): LeaseStep {
  const late = closeIfLate(lease, world);
  if (late) return late;
  const end = closesAt(lease);
  const renewAt = end - renewalWindowMs(lease.plan);
  const renewable = lease.plan.kind === 'while-working' && end < lease.plan.deadline;
  const due = renewable && world.now >= renewAt;
  // Before following an address, which may take many attempts and must not cost the lease.
  if (due && world.working) return { kind: 'renew' };
  if (world.sources && !follows(lease, world.sources))
    return { kind: 'move', sources: world.sources };
  if (!renewable) return { kind: 'wait', until: end };
  // Not working now: look again every minute, since coming back before the end counts.
  return { kind: 'wait', until: due ? Math.min(end, world.now + MINUTE_MS) : renewAt };
}

/** How long before its end a term is renewed: time for a few attempts. */
function renewalWindowMs(plan: Plan): number {
  return plan.kind === 'while-working' ? Math.min(5 * MINUTE_MS, plan.termMs / 3) : 0;
}

/**
 * Whether the lease is for these addresses and none of its rules is for another. A rule that is
 * missing on purpose, since somebody holds its place or has removed it, is not asked for again.
 */
function follows(lease: Lease, sources: readonly Cidr[]): boolean {
  const meant = new Set(lease.sources);
  return (
    meant.size === sources.length &&
    sources.every((source) => meant.has(source)) &&
    lease.grants.every(({ source }) => meant.has(source))
  );
}
