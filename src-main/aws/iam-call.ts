import type { Identity } from '../identities/identity.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { failureOf } from './aws-errors.ts';
import type { AwsFailure } from './aws-errors.ts';
import type { IamSession } from './aws-clients.ts';

const IAM_MS = 25_000;

/** A read of IAM as an identity, with its failure classified. */
export async function readIam<T>(
  session: IamSession,
  { homeRegion }: Pick<Identity, 'homeRegion'>,
  { action, resource }: { readonly action: string; readonly resource: string },
  send: (session: IamSession, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<Result<T, AwsFailure>> {
  try {
    return ok(await send(session, { abortSignal: AbortSignal.timeout(IAM_MS) }));
  } catch (error) {
    return err(failureOf(error, { action, resource, region: homeRegion }, false));
  }
}
