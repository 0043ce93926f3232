import type { Resource } from '../resources/resource.ts';
import { documentOf } from './document.ts';
import type { PolicyDocument } from './document.ts';
import { jobClauses } from './job-policy.ts';
import { seeKeyAge } from './key-policies.ts';
import { principalOf, targetsOf } from './targets.ts';
import type { Holder } from './targets.ts';

/**
 * Exactly what Drawbridge asks of AWS for these resources of one identity, and nothing else;
 * `undefined` when the identity has no resource. IAM can limit the group and the Region, but
 * neither address nor port: there is no condition key for them.
 */
export function leastPrivilege(
  identity: Holder,
  resources: readonly Resource[],
): PolicyDocument | undefined {
  const targets = targetsOf(identity, resources);
  if (targets.length === 0) return undefined;
  const principal = principalOf(identity);
  return documentOf([
    ...jobClauses(targets, { modify: true, descriptions: true }),
    ...(principal?.kind === 'user' ? [seeKeyAge(principal)] : []),
  ]);
}
