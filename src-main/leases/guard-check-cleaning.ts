import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity } from '../identities/identity.ts';
import type { Resource } from '../resources/resource.ts';
import type { Gate } from './gate.ts';
import type { Guard } from './guard.ts';
import type { Grant, LeaseId } from './lease.ts';

/** The door of a check, and who opened it. */
export interface TrialDoor {
  readonly gate: Gate;
  readonly guard: Guard;
  readonly identity: Identity;
  readonly resource: Resource;
  readonly leaseId: LeaseId;
}

/** The schedule first: then nothing is aimed at a rule any more. Both may be gone: that is success. */
export async function cleanUpCheck(parts: TrialDoor, name: string): Promise<Problem | undefined> {
  const { guard, identity, resource } = parts;
  const lifted = await guard.lift(identity, resource, [name]);
  const closed = await closeTrial(parts);
  if (!closed.ok) return closed.error.problem;
  return lifted.ok || isAbsent(lifted.error) ? undefined : lifted.error.problem;
}

/** Found by its mark: the answer that told its id may have been lost. */
async function closeTrial(parts: TrialDoor): Promise<Result<unknown, Refusal>> {
  const { gate, identity, resource, leaseId } = parts;
  const rules = await gate.read(identity, resource);
  if (!rules.ok) return rules;
  const grants = rules.value.flatMap(({ mark, ruleId, ports, source }): readonly Grant[] =>
    mark?.leaseId === leaseId && ports && source ? [{ ruleId, ports, source }] : [],
  );
  if (grants.length === 0) return ok(undefined);
  const closed = await gate.close(identity, resource, grants);
  if (!closed.ok) return closed;
  const [changed] = closed.value.changed;
  if (changed === undefined) return closed;
  return err({ problem: { kind: 'rule-changed', ruleId: changed } });
}

/** Where there is no schedule group there is no schedule either. */
function isAbsent({ problem }: Refusal): boolean {
  return problem.kind === 'guard-not-set-up';
}
