import type { Clause } from './document.ts';
import type { Principal } from './targets.ts';

const SEE = ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'];
const CHANGE = ['iam:CreateAccessKey', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'];

/**
 * Reading the age and last use of one user's access keys. The exact ARN with its path: a pattern
 * of user names would match other people's.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function seeKeyAge({ arn, name }: Principal): Clause {
  return {
    statement: { Sid: 'SeeTheAgeOfMyKeys', Effect: 'Allow', Action: SEE, Resource: arn },
    says: `May read how old the access keys of ${name} are and when each was last used, and change nothing about them.`,
  };
}

/**
 * Replacing one user's own access keys: never `user/*${aws:username}`, which for `ana` also
 * matches `diana`.
 */
export function rotateKeys({ arn, name }: Principal): Clause {
  return {
    statement: {
      Sid: 'RotateMyKeys',
      Effect: 'Allow',
      Action: [...CHANGE, ...SEE],
      Resource: arn,
    },
    says: `May make, switch off and delete access keys of ${name}, and of nobody else.`,
  };
}
