import type { Problem } from '../../kernel/problem.ts';
import type { Identity } from '../identity.ts';

/**
 * Why an identity's key cannot be rotated, known before anything is asked of AWS. Temporary
 * credentials run out by themselves, and those of GetSessionToken without MFA may not call IAM at all.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function rotationRefusal(identity: Identity): Problem | undefined {
  if (identity.kind !== 'access-key') return { kind: 'nothing-to-rotate' };
  const [, , , , , resource = ''] = identity.caller.arn.split(':');
  if (resource === 'root') return { kind: 'root-key' };
  const isUser = resource.startsWith('user/');
  return isUser && identity.accessKeyId.startsWith('AKIA')
    ? undefined
    : { kind: 'nothing-to-rotate' };
}
