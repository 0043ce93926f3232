import { familyOf } from '../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import { ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { Granted } from '../../src-main/leases/gate.ts';
import type { Grant } from '../../src-main/leases/lease.ts';
import { writeMark } from '../../src-main/leases/mark.ts';
import type { Mark } from '../../src-main/leases/mark.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import type { FakeCloud, FakeRule } from './fake-cloud.ts';
import { open } from './fake-gate-opening.ts';
import {
  places,
  isAt,
  inSameSlot,
  isSame,
  isChanged,
  sameId,
  grantOf,
  notAllowed,
  openBySomeoneElse,
  ruleChanged,
} from './fake-gate-rules.ts';
import type { Place } from './fake-gate-rules.ts';

/** In place where that is permitted, else new before old, or old before new in a full group. */
export function move(
  cloud: FakeCloud,
  resource: Resource,
  grants: readonly Grant[],
  sources: readonly Cidr[],
  mark: Mark,
): Result<Granted, Refusal> {
  const wanted = places(resource, sources);
  const present = cloud.rules(resource.groupId);
  const isWanted = (place: Place) => wanted.some((each) => isAt(each, place));
  const ours = present.filter((rule) => cloud.markOf(rule)?.leaseId === mark.leaseId);
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
      cloud.changeRule(ruleId, {
        source: place.source,
        description: writeMark(mark, { groupId: resource.groupId, ...place }),
      });
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
  const note = changed ? ruleChanged(changed) : foreign && openBySomeoneElse(cloud, foreign);
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
  if (!again.ok) return ok(again.error);
  standing.push(...again.value.grants);
  return ok({ problem: { kind: 'moved-with-gap', groupId: resource.groupId } });
}

function leave(standing: Grant[], remove: readonly FakeRule[], refusal: Refusal): Refusal {
  standing.push(...remove.map(grantOf));
  return refusal;
}
