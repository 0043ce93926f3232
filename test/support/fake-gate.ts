import type { Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { ClosedRules, Gate, Granted, Inspected } from '../../src-main/leases/gate.ts';
import type { Grant } from '../../src-main/leases/lease.ts';
import { writeMark } from '../../src-main/leases/mark.ts';
import type { Mark } from '../../src-main/leases/mark.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import type { FakeCloud, GateMethod } from './fake-cloud.ts';
import { move } from './fake-gate-moving.ts';
import { open } from './fake-gate-opening.ts';
import {
  standingRule,
  places,
  isSame,
  isChanged,
  sameId,
  notAllowed,
  ruleChanged,
} from './fake-gate-rules.ts';

/**
 * A gate on groups in memory, with the manners of the real one; `test/ports/gate-suite.ts` holds
 * both to the same promises. Answers come without any timer.
 */
export function fakeGate(cloud: FakeCloud): Gate {
  async function call<T>(
    method: GateMethod,
    resource: Resource,
    deed: () => Result<T, Refusal>,
  ): Promise<Result<T, Refusal>> {
    const { groupId, region } = resource;
    cloud.calls.push({ method, groupId });
    await cloud.waitIfHeld(method);
    const refusal = cloud.takeFailure(method);
    if (refusal) return err(refusal);
    if (!cloud.groupExists(groupId) && method !== 'close')
      return err({ problem: { kind: 'group-gone', groupId, region } });
    const result = deed();
    if (!cloud.takeLostAnswer(method)) return result;
    return err({ problem: { kind: 'outcome-unknown', cause: 'the answer was lost' } });
  }

  return {
    open: (_identity, resource, sources, mark) =>
      call('open', resource, () => open(cloud, resource, places(resource, sources), mark)),
    move: (_identity, resource, grants, sources, mark) =>
      call('move', resource, () => move(cloud, resource, grants, sources, mark)),
    renew: (_identity, resource, grants, mark) =>
      call('renew', resource, () => ok(renew(cloud, resource, grants, mark))),
    read: (_identity, resource) =>
      call('read', resource, () =>
        ok(cloud.look(resource.groupId).map((rule) => standingRule(cloud, rule))),
      ),
    inspect: (_identity, resource, grants) =>
      call('inspect', resource, () => ok(inspect(cloud, resource, grants))),
    close: (_identity, resource, grants) =>
      call('close', resource, () => close(cloud, resource, grants)),
  };
}

function renew(
  cloud: FakeCloud,
  { groupId, ...resource }: Resource,
  grants: readonly Grant[],
  mark: Mark,
): Granted {
  const present = cloud.rules(groupId);
  const standing = grants.filter((grant) => present.some((rule) => isSame(rule, grant)));
  const changed = grants.find((grant) => isChanged(present, grant));
  const denied = cloud.mayNot('describe');
  if (!denied)
    for (const grant of standing)
      cloud.changeRule(grant.ruleId, { description: writeMark(mark, { groupId, ...grant }) });
  const unwritten = denied ? notAllowed({ groupId, ...resource }, 'describe') : undefined;
  const shortfall = changed ? ruleChanged(changed) : unwritten;
  return { grants: standing, ...(shortfall && { shortfall }) };
}

/** What one look does not show is looked for once more, and the second look counts. */
function inspect(cloud: FakeCloud, { groupId }: Resource, grants: readonly Grant[]): Inspected {
  const first = cloud.look(groupId);
  const allThere = grants.every((grant) => first.some(sameId(grant)));
  const seen = allThere ? first : cloud.look(groupId);
  const idsOf = (some: readonly Grant[]) => some.map(({ ruleId }) => ruleId);
  return {
    standing: grants.filter((grant) => seen.some((rule) => isSame(rule, grant))),
    changed: idsOf(grants.filter((grant) => isChanged(seen, grant))),
    missing: idsOf(grants.filter((grant) => !seen.some(sameId(grant)))),
  };
}

function close(
  cloud: FakeCloud,
  resource: Resource,
  grants: readonly Grant[],
): Result<ClosedRules, Refusal> {
  const present = cloud.rules(resource.groupId);
  const changed = grants.filter((grant) => isChanged(present, grant));
  const ours = grants.filter((grant) => !changed.includes(grant));
  const standing = ours.some((grant) => present.some(sameId(grant)));
  if (standing && cloud.mayNot('close')) return err(notAllowed(resource, 'close'));
  for (const { ruleId } of ours) cloud.removeRule(ruleId);
  return ok({ gone: ours.map((each) => each.ruleId), changed: changed.map((each) => each.ruleId) });
}
