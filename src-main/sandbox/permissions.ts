import type { User } from './model.ts';
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

/** Whether a principal may do something. A policy evaluator can stand here. */
export type Authorize = (request: AuthorizationRequest) => boolean;

/** The plain form: each user's own lists of allowed and denied action patterns. */
export function authorizeByActionLists(world: SandboxWorld): Authorize {
  return ({ principal, action }) => {
    const user = world.user(principal.name);
    if (!user) return false;
    const fits = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase());
    return user.allowed.some(fits) && !user.denied.some(fits);
  };
}

/** Wildcards as in policies and filters: `*` any text, `?` one character, `\` takes the next literally. */
export function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern.replace(
    /\\([\s\S])|([\s\S])/g,
    (_, literal: string | undefined, plain: string | undefined) => {
      if (literal !== undefined) return escapedForRegExp(literal);
      if (plain === '*') return '[\\s\\S]*';
      return plain === '?' ? '[\\s\\S]' : escapedForRegExp(plain ?? '');
    },
  );
  return new RegExp(`^${source}$`).test(text);
}

function escapedForRegExp(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}
