import type {
  GetUserPolicyCommandOutput,
  ListAttachedUserPoliciesCommandOutput,
  ListUserPoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import type { IamSession } from './aws-clients.ts';

interface Options {
  readonly abortSignal: AbortSignal;
}

/** IAM asks the same of users and of roles, under different names. */
export interface PolicyReads {
  /** The names of the actions, as a policy has them behind `iam:`. */
  readonly listInline: string;
  readonly getInline: string;
  readonly listManaged: string;
  inlineNames(
    iam: IamSession,
    marker: string | undefined,
    options: Options,
  ): Promise<Pick<ListUserPoliciesCommandOutput, 'PolicyNames' | 'IsTruncated' | 'Marker'>>;
  inline(
    iam: IamSession,
    name: string,
    options: Options,
  ): Promise<Pick<GetUserPolicyCommandOutput, 'PolicyDocument'>>;
  managed(
    iam: IamSession,
    marker: string | undefined,
    options: Options,
  ): Promise<
    Pick<ListAttachedUserPoliciesCommandOutput, 'AttachedPolicies' | 'IsTruncated' | 'Marker'>
  >;
}

/** @param arn of a user or role */
export function policyReads(arn: string): PolicyReads {
  const name = arn.split('/').at(-1) ?? '';
  return arn.includes(':role/') ? ofRole(name) : ofUser(name);
}

function ofUser(UserName: string): PolicyReads {
  return {
    listInline: 'ListUserPolicies',
    getInline: 'GetUserPolicy',
    listManaged: 'ListAttachedUserPolicies',
    inlineNames: ({ sdk, client }, Marker, options) =>
      client.send(new sdk.ListUserPoliciesCommand({ UserName, Marker }), options),
    inline: ({ sdk, client }, PolicyName, options) =>
      client.send(new sdk.GetUserPolicyCommand({ UserName, PolicyName }), options),
    managed: ({ sdk, client }, Marker, options) =>
      client.send(new sdk.ListAttachedUserPoliciesCommand({ UserName, Marker }), options),
  };
}

function ofRole(RoleName: string): PolicyReads {
  return {
    listInline: 'ListRolePolicies',
    getInline: 'GetRolePolicy',
    listManaged: 'ListAttachedRolePolicies',
    inlineNames: ({ sdk, client }, Marker, options) =>
      client.send(new sdk.ListRolePoliciesCommand({ RoleName, Marker }), options),
    inline: ({ sdk, client }, PolicyName, options) =>
      client.send(new sdk.GetRolePolicyCommand({ RoleName, PolicyName }), options),
    managed: ({ sdk, client }, Marker, options) =>
      client.send(new sdk.ListAttachedRolePoliciesCommand({ RoleName, Marker }), options),
  };
}
