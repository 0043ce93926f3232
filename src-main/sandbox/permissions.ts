import { policiesAllow } from './iam/policy-evaluation.ts';
import type { User } from './model.ts';
import { matchesPattern } from './patterns.ts';
import type { SandboxWorld } from './world.ts';

/** One leg of a request: AWS checks every resource type an action touches on its own. */
export interface AuthorizationRequest {
  readonly principal: User;
  /** `ec2:AuthorizeSecurityGroupIngress` */
  readonly action: string;
  /** `*` for actions without resource-level permissions. */
  readonly resourceArn: string;
  /** Condition keys and their values, as a policy could ask for them. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** Whether a principal may do something. */
export type Authorize = (request: AuthorizationRequest) => boolean;

/**
 * A user with policies has what these allow; one without has lists of action patterns. What a
 * user's own list refuses is refused either way.
 */
export function authorizeIn(world: SandboxWorld): Authorize {
  return ({ principal, action, resourceArn, context }) => {
    const user = world.user(principal.name);
    if (!user) return false;
    const fits = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase());
    if (user.denied.some(fits)) return false;
    if (!user.policies) return user.allowed.some(fits);
    const whole = { ...globalContext(user, world), ...context };
    return policiesAllow(user.policies, { action, resourceArn, context: whole });
  };
}

/** What AWS adds to every request: who, from where. Without MFA: the key of a user carries none. */
function globalContext(user: User, world: SandboxWorld): AuthorizationRequest['context'] {
  const { ipv4, ipv6 } = world.address();
  const sourceIp = ipv4 ?? ipv6;
  return {
    'aws:PrincipalArn': user.arn,
    'aws:PrincipalAccount': user.accountId,
    'aws:userid': user.userId,
    'aws:ViaAWSService': 'false',
    ...(sourceIp !== undefined && { 'aws:SourceIp': sourceIp }),
  };
}
