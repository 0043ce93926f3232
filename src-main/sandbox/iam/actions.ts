import type { Actions } from '../call.ts';
import {
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  updateAccessKey,
} from './access-keys.ts';
import { getCallerIdentity } from './caller-identity.ts';
import { assumeRole, getSessionToken } from './sessions.ts';
import { getUser } from './users.ts';

/** What this IAM can do. */
export const IAM_ACTIONS: Actions = {
  CreateAccessKey: createAccessKey,
  DeleteAccessKey: deleteAccessKey,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
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
