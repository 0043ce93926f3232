import type { IdentityId } from '../identities/identity.ts';
import type { AccountId } from '../kernel/aws-names.ts';
import type { UsableFrom } from './address-policy.ts';
import type { Switches } from './job-policy.ts';
import type { TrustTerms } from './role-policies.ts';
import type { DescribedGroup } from './targets.ts';

/** A role that does the job instead of the identity itself; its groups are in its own account. */
export interface RoleChoice extends TrustTerms {
  readonly account: AccountId;
  readonly name: string;
  /** `/` or `/team/`. */
  readonly path: string;
}

/** What a person chose in the workshop. */
export interface Choices {
  /** For one identity only; all that have groups when absent. */
  readonly identityId?: IdentityId;
  /** `slot`: only a rule the administrator made may be changed. */
  readonly shape: 'job' | 'slot';
  readonly switches: Switches;
  /** What the identity may do with its own access keys. Only IAM users have any. */
  readonly keys: 'nothing' | 'see' | 'rotate';
  readonly from: UsableFrom;
  readonly role?: RoleChoice;
  /** Also the policy that Drawbridge attaches to a role's session itself. */
  readonly session: boolean;
  /** Also a pattern that notices changes of the identity's policies and keys. */
  readonly watch: boolean;
  /** Also what having AWS close needs: guards, and the role that is handed to them. */
  readonly guard: boolean;
  /** Groups described on the spot, besides the resources. */
  readonly described: readonly DescribedGroup[];
}

/** The tightest that loses nothing a person would miss. */
export const USUAL_CHOICES: Choices = {
  shape: 'job',
  switches: { modify: true, descriptions: true, tags: false },
  keys: 'see',
  from: { kind: 'anywhere' },
  session: false,
  watch: false,
  guard: false,
  described: [],
};
