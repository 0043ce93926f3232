import { familyOf } from '../../src-main/kernel/cidr.ts';
import type { Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { Granted } from '../../src-main/leases/gate.ts';
import type { Mark } from '../../src-main/leases/mark.ts';
import { writeMark } from '../../src-main/leases/mark.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import type { FakeCloud } from './fake-cloud.ts';
import { isAt, grantOf, notAllowed, openBySomeoneElse } from './fake-gate-rules.ts';
import type { Place } from './fake-gate-rules.ts';

/** All wanted places or none. */
export function open(
  cloud: FakeCloud,
  resource: Resource,
  wanted: readonly Place[],
  mark: Mark,
): Result<Granted, Refusal> {
  const { groupId } = resource;
  const present = cloud.rules(groupId);
  const held = present.filter((rule) => wanted.some((place) => isAt(rule, place)));
  const foreign = held.find((rule) => cloud.markOf(rule)?.leaseId !== mark.leaseId);
  if (foreign) return err(openBySomeoneElse(cloud, foreign));
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
  const { leaseId, install, until } = mark;
  const tags = tagged ? { tags: { leaseId, install, until } } : {};
  const made = missing.map((place) =>
    cloud.add({ groupId, ...place, description: writeMark(mark, { groupId, ...place }), ...tags }),
  );
  const shortfall = notAllowed(resource, 'tag');
  const grants = [...held, ...made].map(grantOf);
  return ok(resource.tagRules && !tagged ? { grants, shortfall } : { grants });
}
