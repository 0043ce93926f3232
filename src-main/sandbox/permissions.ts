import type { AuthorizationRequest } from './authorization-request.ts';
import { policiesAllow } from './iam/policy-evaluation.ts';
import type { Principal, Role, User } from './model.ts';
import { matchesPattern } from './patterns.ts';
import { sessionPolicyAllows } from './session-policy.ts';
import type { SandboxWorld } from './world.ts';

/** Whether a principal may do something. */
export type Authorize = (request: AuthorizationRequest) => boolean;

/** Hears of every question of permission and its answer. */
export type OnDecision = (request: AuthorizationRequest, allowed: boolean) => void;

/**
 * A user with policies has what these allow; one without, and a role, has lists of action patterns.
 * What the own list refuses is refused either way, and of a session only what its policy allows too.
 */
export function authorizeIn(world: SandboxWorld, onDecision?: OnDecision): Authorize {
  return (request) => {
    const allowed = isAllowed(world, request);
    onDecision?.(request, allowed);
    return allowed;
  };
}

function isAllowed(
  world: SandboxWorld,
  { principal, action, resourceArn, context }: AuthorizationRequest,
): boolean {
  const owner = ownerOf(principal, world);
  if (!owner) return false;
  const fits = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase());
  if (owner.denied.some(fits)) return false;
  const question = {
    action,
    resourceArn,
    context: { ...globalContext(owner, principal, world), ...context },
  };
  const allowed =
    owner.policies === undefined
      ? owner.allowed.some(fits)
      : policiesAllow(owner.policies, question);
  const { session } = principal;
  return (
    allowed && (session?.policy === undefined || sessionPolicyAllows(session.policy, question))
  );
}

/** Whose permissions count: those of the role, or of the user behind a session. */
function ownerOf({ name, session }: Principal, world: SandboxWorld): User | Role | undefined {
  return session?.kind === 'role' ? world.role(session.of) : world.user(session?.of ?? name);
}

/** What AWS adds to every request: who, from where. Without MFA: the key of a user carries none. */
function globalContext(
  owner: User | Role,
  principal: Principal,
  world: SandboxWorld,
): AuthorizationRequest['context'] {
  const { ipv4, ipv6 } = world.address();
  const sourceIp = ipv4 ?? ipv6;
  return {
    'aws:PrincipalArn': owner.arn,
    'aws:PrincipalAccount': owner.accountId,
    'aws:userid': principal.userId,
    'aws:ViaAWSService': 'false',
    ...(sourceIp !== undefined && { 'aws:SourceIp': sourceIp }),
  };
}
