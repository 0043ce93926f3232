import type { Actions } from '../call.ts';
import { authorizeSecurityGroupIngress } from './authorize.ts';
import { describeSecurityGroups } from './describe-groups.ts';
import { describeRegions } from './describe-regions.ts';
import { describeSecurityGroupRules } from './describe-rules.ts';
import { updateSecurityGroupRuleDescriptionsIngress } from './descriptions.ts';
import { createSecurityGroup, deleteSecurityGroup, describeVpcs } from './make-groups.ts';
import { modifySecurityGroupRules } from './modify.ts';
import { revokeSecurityGroupIngress } from './revoke.ts';
import { createTags, deleteTags } from './tags.ts';

/** What this EC2 can do. */
export const EC2_ACTIONS: Actions = {
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateSecurityGroup: createSecurityGroup,
  CreateTags: createTags,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteTags: deleteTags,
  DescribeRegions: describeRegions,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeVpcs: describeVpcs,
  ModifySecurityGroupRules: modifySecurityGroupRules,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  UpdateSecurityGroupRuleDescriptionsIngress: updateSecurityGroupRuleDescriptionsIngress,
};
