import type { KeyAdmin } from '../identities/key-admin.ts';
import type { Identity } from '../identities/identity.ts';
import { maskedKeyId } from '../identities/identity.ts';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { Secret } from '../kernel/secret.ts';
import { accessKeyReader } from './access-keys.ts';
import { failureOf, mayHaveArrived, outcomeUnknown } from './aws-errors.ts';
import type { AwsFailure } from './aws-errors.ts';
import type { AwsClients, IamSession } from './aws-clients.ts';

const IAM_MS = 25_000;

/** A repeated *create* would make a key whose secret nobody has. */
const ONCE = 1;

type Options = { readonly abortSignal: AbortSignal };

/**
 * The access keys of the identity's own IAM user. No call names the user: IAM takes the one whose key
 * signs, so that no key of anybody else can be meant.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
 */
export function keyAdmin(clients: Pick<AwsClients, 'iam'>): KeyAdmin {
  return {
    list: accessKeyReader(clients),

    async create(owner) {
      const made = await ask(clients, owner, 'CreateAccessKey', ONCE, ({ sdk, client }, options) =>
        client.send(new sdk.CreateAccessKeyCommand({}), options),
      );
      if (!made.ok)
        return err(made.error.maybeDone ? outcomeUnknown(made.error) : made.error.refusal);
      const { AccessKeyId: accessKeyId, SecretAccessKey: secret } = made.value.AccessKey ?? {};
      if (accessKeyId === undefined || secret === undefined)
        return err({ problem: { kind: 'outcome-unknown', cause: 'the answer holds no key' } });
      return ok({ accessKeyId, secretAccessKey: new Secret(secret) });
    },

    async setStatus(owner, accessKeyId, status) {
      const set = await ask(clients, owner, 'UpdateAccessKey', undefined, (session, options) => {
        const Status = status === 'active' ? 'Active' : 'Inactive';
        const command = new session.sdk.UpdateAccessKeyCommand({
          AccessKeyId: accessKeyId,
          Status,
        });
        return session.client.send(command, options);
      });
      if (set.ok) return ok(undefined);
      if (set.error.fault !== 'key-gone') return err(set.error.refusal);
      return err({ problem: { kind: 'access-key-gone', maskedKeyId: maskedKeyId(accessKeyId) } });
    },

    async remove(owner, accessKeyId) {
      const removed = await ask(clients, owner, 'DeleteAccessKey', undefined, (session, options) =>
        session.client.send(
          new session.sdk.DeleteAccessKeyCommand({ AccessKeyId: accessKeyId }),
          options,
        ),
      );
      if (removed.ok || removed.error.fault === 'key-gone') return ok(undefined);
      return err(removed.error.refusal);
    },
  };
}

async function ask<T>(
  clients: Pick<AwsClients, 'iam'>,
  owner: Identity,
  action: string,
  attempts: number | undefined,
  send: (session: IamSession, options: Options) => Promise<T>,
): Promise<Result<T, AwsFailure>> {
  const session = await clients.iam(owner, attempts);
  if (!session.ok) return err(neverSent(session.error));
  try {
    return ok(await send(session.value, { abortSignal: AbortSignal.timeout(IAM_MS) }));
  } catch (error) {
    const about = { action: `iam:${action}`, resource: owner.caller.arn, region: owner.homeRegion };
    return err(failureOf(error, about, mayHaveArrived(error)));
  }
}

function neverSent(refusal: Refusal): AwsFailure {
  return { fault: 'other', refusal, maybeDone: false };
}
