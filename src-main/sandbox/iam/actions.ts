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
import { assumeRole, getSessionToken } from './sessions.ts';
import { getUser } from './users.ts';

/** What this IAM can do. */
export const IAM_ACTIONS: Actions = {
  CreateAccessKey: createAccessKey,
  DeleteAccessKey: deleteAccessKey,
  GenerateCredentialReport: generateCredentialReport,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
  GetCredentialReport: getCredentialReport,
  GetUser: getUser,
  ListAccessKeys: listAccessKeys,
  UpdateAccessKey: updateAccessKey,
};

/** What this STS can do. */
export const STS_ACTIONS: Actions = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
};
