import type { Asked } from '../../support/fault-proxy-script.ts';

export const AUTHORIZE = 'AuthorizeSecurityGroupIngress';
export const REVOKE = 'RevokeSecurityGroupIngress';
export const MODIFY = 'ModifySecurityGroupRules';
export const READ = 'DescribeSecurityGroupRules';

/** A read of one group, not the empty one that only opens the connection early. */
export function isGroupRead({ action, form }: Asked): boolean {
  return action === READ && form.get('Filter.1.Name') === 'group-id';
}

/** Calls that change something in AWS. */
export function isChange({ action }: Asked): boolean {
  return [AUTHORIZE, REVOKE, MODIFY].includes(action);
}
