import { familyOf } from '../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { ClosedRules, Gate, Granted } from '../../src-main/leases/gate.ts';
import type { Grant } from '../../src-main/leases/lease.ts';
import { writeMark } from '../../src-main/leases/mark.ts';
import type { Mark } from '../../src-main/leases/mark.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import type { FakeCloud, FakePermission, FakeRule, GateMethod } from './fake-cloud.ts';

interface Place {
  readonly ports: Grant['ports'];
  readonly source: Cidr;
}

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
        ok(
          cloud.rules(resource.groupId).flatMap((rule) => {
            const leaseId = cloud.leaseOf(rule);
            return leaseId === undefined ? [] : [{ ...rule, leaseId }];
          }),
        ),
      ),
    close: (_identity, resource, grants) =>
      call('close', resource, () => close(cloud, resource, grants)),
  };
}

function open(
  cloud: FakeCloud,
  resource: Resource,
  wanted: readonly Place[],
  mark: Mark,
): Result<Granted, Refusal> {
  const { groupId } = resource;
  const present = cloud.rules(groupId);
  const held = present.filter((rule) => wanted.some((place) => isAt(rule, place)));
  const foreign = held.find((rule) => cloud.leaseOf(rule) !== mark.leaseId);
  if (foreign) return err(openBySomeoneElse(foreign));
  const missing = wanted.filter((place) => !held.some((rule) => isAt(rule, place)));
  if (missing.length > 0 && cloud.mayNot('open')) return err(notAllowed(resource, 'open'));
  const families = [...new Set(missing.map(({ source }) => familyOf(source)))];
  const [first] = families;
  const full = families.some((family) => {
    const more = missing.filter(({ source }) => familyOf(source) === family).length;
    return cloud.isFull(groupId, family, more);
  });
  if (full) {
    const family = families.length === 1 && first ? { family: first } : {};
    return err({ problem: { kind: 'group-full', groupId, ...family } });
  }
  const tagged = resource.tagRules && !cloud.mayNot('tag');
  const tag = tagged ? { leaseTag: mark.leaseId } : {};
  const made = missing.map((place) =>
    cloud.add({ groupId, ...place, description: writeMark(mark), ...tag }),
  );
  const shortfall = notAllowed(resource, 'tag');
  const grants = [...held, ...made].map(grantOf);
  return ok(resource.tagRules && !tagged ? { grants, shortfall } : { grants });
}

function move(
  cloud: FakeCloud,
  resource: Resource,
  grants: readonly Grant[],
  sources: readonly Cidr[],
  mark: Mark,
): Result<Granted, Refusal> {
  const wanted = places(resource, sources);
  const present = cloud.rules(resource.groupId);
  const isWanted = (place: Place) => wanted.some((each) => isAt(each, place));
  const ours = present.filter((rule) => cloud.leaseOf(rule) === mark.leaseId);
  const keep = ours.filter(isWanted);
  const changed = grants.find((grant) => isChanged(present, grant) && !keep.some(sameId(grant)));
  const remove = ours.filter(
    (rule) => !isWanted(rule) && grants.some((each) => isSame(rule, each)),
  );
  const families = new Set(grants.map(({ source }) => familyOf(source)));
  const standing = keep.map(grantOf);
  const add: Place[] = [];
  let foreign: FakeRule | undefined;
  for (const place of wanted.filter((each) => !keep.some((rule) => isAt(rule, each)))) {
    const partner = remove.findIndex((rule) => inSameSlot(rule, place));
    if (partner === -1 && families.has(familyOf(place.source))) continue;
    const holder = present.find((rule) => isAt(rule, place));
    if (holder) foreign ??= holder;
    else if (partner === -1 || cloud.mayNot('move')) add.push(place);
    else {
      const [{ ruleId }] = remove.splice(partner, 1) as [FakeRule];
      cloud.changeRule(ruleId, { source: place.source, description: writeMark(mark) });
      standing.push({ ruleId, ...place });
    }
  }
  const unfinished = addAndRemove(cloud, resource, {
    add,
    remove,
    standing,
    mark,
    begun: standing.length > keep.length,
  });
  if (!unfinished.ok) return unfinished;
  const note = changed ? ruleChanged(changed) : foreign && openBySomeoneElse(foreign);
  const shortfall = unfinished.value ?? note;
  return ok({ grants: standing, ...(shortfall && { shortfall }) });
}

/** Adds to `standing` what stands afterwards; gives back why something lesser is missing. */
function addAndRemove(
  cloud: FakeCloud,
  resource: Resource,
  move: {
    readonly add: readonly Place[];
    readonly remove: readonly FakeRule[];
    readonly standing: Grant[];
    readonly mark: Mark;
    readonly begun: boolean;
  },
): Result<Refusal | undefined, Refusal> {
  const { add, remove, standing, mark, begun } = move;
  const closing = () => {
    if (!cloud.mayNot('close')) for (const { ruleId } of remove) cloud.removeRule(ruleId);
    else if (remove.length > 0) {
      standing.push(...remove.map(grantOf));
      return notAllowed(resource, 'close');
    }
    return undefined;
  };
  const opened = open(cloud, resource, add, mark);
  if (opened.ok) {
    standing.push(...opened.value.grants);
    return ok(closing() ?? opened.value.shortfall);
  }
  const full = opened.error.problem.kind === 'group-full' && remove.length > 0;
  if (!full) return !begun ? opened : ok(leave(standing, remove, opened.error));
  const unclosed = closing();
  if (unclosed) return ok(unclosed);
  const again = open(cloud, resource, add, mark);
  if (again.ok) standing.push(...again.value.grants);
  return ok(opened.error);
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
    for (const { ruleId } of standing) cloud.changeRule(ruleId, { description: writeMark(mark) });
  const unwritten = denied ? notAllowed({ groupId, ...resource }, 'describe') : undefined;
  const shortfall = changed ? ruleChanged(changed) : unwritten;
  return { grants: standing, ...(shortfall && { shortfall }) };
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

function places(resource: Resource, sources: readonly Cidr[]): readonly Place[] {
  return resource.ports.flatMap((ports) => sources.map((source) => ({ ports, source })));
}

function isAt(one: Place, other: Place): boolean {
  return inSameSlot(one, other) && one.source === other.source;
}

function inSameSlot(one: Place, other: Place): boolean {
  const samePorts = JSON.stringify(one.ports) === JSON.stringify(other.ports);
  return samePorts && familyOf(one.source) === familyOf(other.source);
}

function isSame(rule: FakeRule, grant: Grant): boolean {
  return rule.ruleId === grant.ruleId && isAt(rule, grant);
}

function isChanged(present: readonly FakeRule[], grant: Grant): boolean {
  return present.some((rule) => rule.ruleId === grant.ruleId && !isAt(rule, grant));
}

function sameId({ ruleId }: Grant): (rule: FakeRule) => boolean {
  return (rule) => rule.ruleId === ruleId;
}

function grantOf({ ruleId, ports, source }: FakeRule): Grant {
  return { ruleId, ports, source };
}

function leave(standing: Grant[], remove: readonly FakeRule[], refusal: Refusal): Refusal {
  standing.push(...remove.map(grantOf));
  return refusal;
}

const ACTIONS: Readonly<Record<FakePermission, string>> = {
  open: 'ec2:AuthorizeSecurityGroupIngress',
  close: 'ec2:RevokeSecurityGroupIngress',
  move: 'ec2:ModifySecurityGroupRules',
  describe: 'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  tag: 'ec2:CreateTags',
};

function notAllowed({ groupId, region }: Resource, permission: FakePermission): Refusal {
  const resource = `arn:aws:ec2:${region}:123456789012:security-group/${groupId}`;
  return { problem: { kind: 'not-allowed', action: ACTIONS[permission], resource } };
}

function openBySomeoneElse({ groupId, ruleId }: FakeRule): Refusal {
  return { problem: { kind: 'open-by-someone-else', groupId, rule: ruleId } };
}

function ruleChanged({ ruleId }: Grant): Refusal {
  return { problem: { kind: 'rule-changed', ruleId } };
}
