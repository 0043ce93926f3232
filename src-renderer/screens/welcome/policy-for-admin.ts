import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import type { Region } from '../../../src-main/kernel/aws-names.ts';
import { USUAL_CHOICES } from '../../../src-main/policy/choices.ts';
import { workshop } from '../../../src-main/policy/workshop.ts';

/**
 * The least that lets this identity open and close this one group, as an administrator pastes it;
 * `undefined` for callers that no policy can be attached to.
 */
export function policyForAdmin(
  { id, caller }: Pick<IdentityView, 'id' | 'caller'>,
  group: { readonly region: Region; readonly groupId: string },
): string | undefined {
  const described = [{ identityId: id, ...group }];
  const choices = { ...USUAL_CHOICES, identityId: id, described };
  return workshop(choices, [], [{ id, caller }]).documents[0]?.json;
}
