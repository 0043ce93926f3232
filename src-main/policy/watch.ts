import type { Principal } from './targets.ts';

/** An EventBridge event pattern. */
export interface WatchPattern {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail: {
    readonly eventSource: readonly string[];
    readonly eventName: readonly string[];
    readonly $or: readonly object[];
  };
}

const USER_EVENTS = [
  'AddUserToGroup',
  'AttachUserPolicy',
  'CreateAccessKey',
  'CreateLoginProfile',
  'DeleteAccessKey',
  'DeleteUserPermissionsBoundary',
  'DeleteUserPolicy',
  'DetachUserPolicy',
  'PutUserPermissionsBoundary',
  'PutUserPolicy',
  'RemoveUserFromGroup',
  'UpdateAccessKey',
  'UpdateLoginProfile',
];
const ROLE_EVENTS = [
  'AttachRolePolicy',
  'DeleteRolePermissionsBoundary',
  'DeleteRolePolicy',
  'DetachRolePolicy',
  'PutRolePermissionsBoundary',
  'PutRolePolicy',
  'UpdateAssumeRolePolicy',
];
const POLICY_EVENTS = ['CreatePolicyVersion', 'DeletePolicyVersion', 'SetDefaultPolicyVersion'];

/**
 * Notices every change of a user's or role's policies and keys. A user's calls about its own keys
 * may leave the user name out, so the caller is looked at too. Needs a trail that logs management
 * events.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function watchPattern(whom: Principal, policyArns: readonly string[]): WatchPattern {
  const named = whom.kind === 'user' ? 'userName' : 'roleName';
  const own =
    whom.kind === 'user' ? [{ userIdentity: { type: ['IAMUser'], userName: [whom.name] } }] : [];
  const theirs = policyArns.length > 0 ? [{ requestParameters: { policyArn: policyArns } }] : [];
  return {
    source: ['aws.iam'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['iam.amazonaws.com'],
      eventName: [...(whom.kind === 'user' ? USER_EVENTS : ROLE_EVENTS), ...POLICY_EVENTS].sort(),
      $or: [{ requestParameters: { [named]: [whom.name] } }, ...own, ...theirs],
    },
  };
}
