import type { Actions } from '../call.ts';
import {
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  updateAccessKey,
} from './access-keys.ts';
import { generateCredentialReport, getCredentialReport } from './credential-report.ts';
import { getCallerIdentity } from './caller-identity.ts';
import { createRole, deleteRole, deleteRolePolicy, putRolePolicy } from './make-roles.ts';
import { createUser, deleteUser, deleteUserPolicy, putUserPolicy } from './make-users.ts';
import {
  getPolicy,
  getPolicyVersion,
  getRolePolicy,
  getUserPolicy,
  listAttachedRolePolicies,
  listAttachedUserPolicies,
  listRolePolicies,
  listUserPolicies,
} from './policies.ts';
import { assumeRole, getSessionToken } from './sessions.ts';
import { simulatePrincipalPolicy } from './simulation.ts';
import { getUser } from './users.ts';

/** What this IAM can do. */
export const IAM_ACTIONS: Actions = {
  CreateAccessKey: createAccessKey,
  CreateRole: createRole,
  CreateUser: createUser,
  DeleteAccessKey: deleteAccessKey,
  DeleteRole: deleteRole,
  DeleteRolePolicy: deleteRolePolicy,
  DeleteUser: deleteUser,
  DeleteUserPolicy: deleteUserPolicy,
  GenerateCredentialReport: generateCredentialReport,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  GetCredentialReport: getCredentialReport,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  GetRolePolicy: getRolePolicy,
  GetUser: getUser,
  GetUserPolicy: getUserPolicy,
  ListAccessKeys: listAccessKeys,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListAttachedUserPolicies: listAttachedUserPolicies,
  ListRolePolicies: listRolePolicies,
  ListUserPolicies: listUserPolicies,
  PutRolePolicy: putRolePolicy,
  PutUserPolicy: putUserPolicy,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
  UpdateAccessKey: updateAccessKey,
};

/** What this STS can do. */
export const STS_ACTIONS: Actions = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
};
