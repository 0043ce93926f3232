import { canonicalCidr } from '../kernel/cidr.ts';
import type { Cidr } from '../kernel/cidr.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Resource } from '../resources/resource.ts';
import { cleanUpCheck } from './guard-check-cleaning.ts';
import type { TrialDoor } from './guard-check-cleaning.ts';
import type { GuardFailure } from './guard.ts';
import type { Grant, LeaseId } from './lease.ts';
import type { Mark } from './mark.ts';

/** How far a check has come. The door of a check lets nobody in: its address is nobody's. */
export type GuardCheckState =
  | { readonly kind: 'opening' }
  /** The rule stands; AWS is to remove it at `firesAt`, or within the minute after. */
  | { readonly kind: 'waiting'; readonly firesAt: Instant }
  | { readonly kind: 'cleaning' }
  /** AWS removed the rule so long after the time it was told. */
  | { readonly kind: 'proved'; readonly tookMs: number }
  /** Without a problem: the rule stayed, and the failure queue is silent. */
  | { readonly kind: 'failed'; readonly problem?: Problem; readonly left?: Problem }
  | { readonly kind: 'cancelled'; readonly left?: Problem };

export type GuardCheckEnd = Extract<GuardCheckState, { kind: 'proved' | 'failed' | 'cancelled' }>;

export interface GuardCheckParts extends TrialDoor {
  readonly clock: Clock;
  /** Whose the rule is said to be: what is left after a crash is found by it, and closed. */
  readonly signature: Pick<Mark, 'install' | 'person' | 'host'>;
  readonly tell: (state: GuardCheckState) => void;
  /** Resolves after so long, or as soon as the person has had enough. */
  readonly pause: (ms: number) => Promise<void>;
  readonly cancelled: () => boolean;
}

/** Scheduler is told a whole minute; one that has all but begun may be missed. */
const LEAST_AHEAD_MS = 20_000;
/** It fires within the minute it was told, and tries once more. */
const PATIENCE_MS = 2 * MINUTE_MS;
const LOOK_EVERY_MS = 5_000;
/** AWS shows some changes late: gone is what two looks in a row do not show. */
const LOOKS_TO_BE_SURE = 2;

/** Names of schedules that no lease has. */
const CHECK_PREFIX = 'check-';

/** The next moment Scheduler can be told without being late. */
export function nextMoment(now: Instant): Instant {
  return Math.ceil((now + LEAST_AHEAD_MS) / MINUTE_MS) * MINUTE_MS;
}

/** An address of a network kept for documentation, routed nowhere. */
export function trialAddress(leaseId: LeaseId): Cidr {
  const sum = Array.from(leaseId, (letter) => letter.charCodeAt(0)).reduce((a, b) => a + b, 0);
  const cidr = canonicalCidr(`192.0.2.${String((sum % 254) + 1)}/32`);
  if (!cidr.ok) throw new RangeError(leaseId);
  return cidr.value;
}

/**
 * Proves that AWS closes by itself: adds a rule for an address nobody has, has AWS remove it, and
 * watches. Whatever comes of it, rule and schedule are removed at the end; what could not be removed
 * is in the answer.
 */
export async function checkGuard(parts: GuardCheckParts): Promise<GuardCheckEnd> {
  const { tell, clock } = parts;
  tell({ kind: 'opening' });
  const firesAt = nextMoment(clock.now());
  const outcome = await prove(parts, firesAt);
  tell({ kind: 'cleaning' });
  const left = await cleanUpCheck(parts, checkName(parts));
  if (outcome.kind === 'proved') return outcome;
  return left === undefined ? outcome : { ...outcome, left };
}

async function prove(parts: GuardCheckParts, firesAt: Instant): Promise<GuardCheckEnd> {
  const { gate, guard, identity, tell, cancelled } = parts;
  const resource = trialResource(parts);
  const source = trialAddress(parts.leaseId);
  const mark: Mark = { ...parts.signature, leaseId: parts.leaseId, until: firesAt };
  const opened = await gate.open(identity, resource, [source], mark);
  if (!opened.ok) return { kind: 'failed', problem: opened.error.problem };
  const [grant] = opened.value.grants;
  if (!grant) return { kind: 'failed' };
  if (cancelled()) return { kind: 'cancelled' };
  const aim = { kind: 'rule', ruleId: grant.ruleId } as const;
  const schedules = [{ name: checkName(parts), aim }];
  const set = await guard.set(identity, resource, { at: firesAt, schedules }, 'once');
  if (!set.ok) return { kind: 'failed', problem: set.error.problem };
  tell({ kind: 'waiting', firesAt });
  return watch(parts, grant, firesAt);
}

async function watch(
  parts: GuardCheckParts,
  grant: Grant,
  firesAt: Instant,
): Promise<GuardCheckEnd> {
  const { clock, cancelled, pause } = parts;
  let unseen = 0;
  let firstUnseen = 0;
  while (clock.now() < firesAt + PATIENCE_MS) {
    await pause(LOOK_EVERY_MS);
    if (cancelled()) return { kind: 'cancelled' };
    const stands = await look(parts, grant);
    // A look that fails says nothing.
    if (!stands.ok) continue;
    if (!stands.value && unseen === 0) firstUnseen = clock.now();
    unseen = stands.value ? 0 : unseen + 1;
    if (unseen >= LOOKS_TO_BE_SURE) return verdict(firstUnseen - firesAt);
    const failure = clock.now() < firesAt || !stands.value ? undefined : await failureOf(parts);
    if (failure) return { kind: 'failed', problem: inWords(failure) };
  }
  const failure = await failureOf(parts);
  return { kind: 'failed', ...(failure && { problem: inWords(failure) }) };
}

/** What is gone before its time somebody else has removed: that proves nothing. */
function verdict(tookMs: number): GuardCheckEnd {
  if (tookMs >= 0) return { kind: 'proved', tookMs };
  return { kind: 'failed', problem: { kind: 'not-found', what: 'rule of the check' } };
}

async function look(
  { gate, identity, resource }: GuardCheckParts,
  { ruleId }: Grant,
): Promise<Result<boolean, Refusal>> {
  const rules = await gate.read(identity, resource);
  return rules.ok ? ok(rules.value.some((rule) => rule.ruleId === ruleId)) : rules;
}

async function failureOf(parts: GuardCheckParts): Promise<GuardFailure | undefined> {
  const { guard, identity, resource } = parts;
  const found = await guard.failures(identity, resource, checkName(parts));
  const [failure] = found.ok ? found.value : [];
  if (failure) await guard.forget(identity, resource, [failure.receipt]);
  return failure;
}

/** One port is enough. */
function trialResource({ resource }: GuardCheckParts): Resource {
  return { ...resource, ports: resource.ports.slice(0, 1) };
}

function checkName({ leaseId }: Pick<GuardCheckParts, 'leaseId'>): string {
  return `${CHECK_PREFIX}${leaseId}`;
}

function inWords({ code, message }: GuardFailure): Problem {
  return { kind: 'guard-failed', code, message };
}
