import type { AuthorizationRequest } from './authorization-request.ts';
import { matchesPattern } from './pattern.ts';
import { sessionPolicyAllows } from './session-policy.ts';
import type { SandboxWorld } from './world.ts';

/** Whether a principal may do something. A policy evaluator can stand here. */
export type Authorize = (request: AuthorizationRequest) => boolean;

/**
 * The plain form: each user's and role's own lists of allowed and denied action patterns, and of
 * these only what the session's policy allows as well.
 */
export function authorizeByActionLists(world: SandboxWorld): Authorize {
  return (request) => {
    const { principal, action } = request;
    const { session } = principal;
    const owner =
      session?.kind === 'role' ? world.role(session.of) : world.user(session?.of ?? principal.name);
    if (!owner) return false;
    const fits = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase());
    if (!owner.allowed.some(fits) || owner.denied.some(fits)) return false;
    return session?.policy === undefined || sessionPolicyAllows(session.policy, request);
  };
}
