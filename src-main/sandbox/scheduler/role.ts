import type { Role } from '../model.ts';
import { matchesPattern } from '../patterns.ts';
import type { SandboxWorld } from '../world.ts';
import { groupArnOf } from './names.ts';
import type { SchedulerPlace } from './store.ts';

export const SCHEDULER_PRINCIPAL = 'scheduler.amazonaws.com';

export const NOT_ASSUMABLE =
  'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.';

/**
 * The role, if it is there and its trust lets Scheduler assume it for schedules of the group.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function assumableRole(
  world: SandboxWorld,
  roleArn: string,
  place: SchedulerPlace,
  groupName: string,
): Role | undefined {
  const role = world.role(roleArn.split('/').at(-1) ?? '');
  const trust = role?.arn === roleArn ? role.trust.service : undefined;
  if (trust?.principal !== SCHEDULER_PRINCIPAL) return undefined;
  const { sourceAccount = place.accountId, sourceArns } = trust;
  const sourceArn = groupArnOf(place, groupName);
  const isSource = sourceArns?.some((pattern) => matchesPattern(pattern, sourceArn)) ?? true;
  return sourceAccount === place.accountId && isSource ? role : undefined;
}
