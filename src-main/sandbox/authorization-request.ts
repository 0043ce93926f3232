import type { Principal } from './model.ts';

/** One leg of a request: AWS checks every resource type an action touches on its own. */
export interface AuthorizationRequest {
  readonly principal: Principal;
  /** `ec2:AuthorizeSecurityGroupIngress` */
  readonly action: string;
  /** `*` for actions without resource-level permissions. */
  readonly resourceArn: string;
  /** Condition keys and their values, as a policy could ask for them. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}
