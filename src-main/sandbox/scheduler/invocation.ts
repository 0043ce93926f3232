import { revokeSecurityGroupIngress } from '../ec2/revoke.ts';
import type { Principal, Role } from '../model.ts';
import type { Authorize } from '../permissions.ts';
import { ApiError } from '../protocol/errors.ts';
import type { TokenBuckets } from '../token-buckets.ts';
import type { SandboxWorld } from '../world.ts';
import type { Schedule } from './model.ts';
import { assumableRole, NOT_ASSUMABLE } from './role.ts';
import { revokeParameters } from './universal-input.ts';

/** What an invocation needs of the sandbox. */
export interface InvocationContext {
  readonly world: SandboxWorld;
  readonly authorize: Authorize;
  readonly buckets: TokenBuckets | undefined;
}

/** Calls the target as the schedule's role; throws the ApiError the call is refused with. */
export function invoke(
  { world, authorize, buckets }: InvocationContext,
  schedule: Schedule,
  now: number,
): void {
  const principal = actingAs(world, schedule, now);
  const { input = '{}' } = schedule.details.target;
  const call = {
    service: 'ec2',
    action: 'RevokeSecurityGroupIngress',
    region: schedule.region,
    parameters: revokeParameters(input),
    principal,
    world,
    authorize,
    now,
  };
  buckets?.take(call);
  revokeSecurityGroupIngress(call);
}

/** Scheduler in the schedule's role, as it comes to other services. */
export function actingAs(world: SandboxWorld, schedule: Schedule, now: number): Principal {
  const { details, groupName } = schedule;
  const role = assumableRole(world, details.target.roleArn, schedule, groupName);
  const principal = role && sessionOf(world, role, now);
  if (!principal) throw new ApiError('AccessDeniedException', NOT_ASSUMABLE, 403);
  return principal;
}

/** Lasts for one call, and is nobody's to sign with. */
function sessionOf(world: SandboxWorld, { name }: Role, now: number): Principal | undefined {
  return world.principalOf({
    accessKeyId: '',
    kind: 'role',
    of: name,
    sessionName: 'scheduler',
    mfa: false,
    expiresAt: now + 1,
  });
}
