import type { Identity } from '../identities/identity.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Asked } from '../resources/asked.ts';
import type { AwsClients, IamSession } from './aws-clients.ts';
import type { AwsFailure } from './aws-errors.ts';
import { asked } from './group-dry-runs.ts';
import { readIam } from './iam-call.ts';

export interface KeyPermissions {
  readonly 'see-keys': Asked;
  readonly 'see-use': Asked;
}

/** Whether a user may see the age and last use of their own keys: both are read for real. */
export async function keyPermissions(
  clients: Pick<AwsClients, 'iam'>,
  identity: Identity,
): Promise<KeyPermissions> {
  const session = await clients.iam(identity);
  if (!session.ok) {
    const unknown: Asked = { kind: 'cannot-tell', why: session.error };
    return { 'see-keys': unknown, 'see-use': unknown };
  }
  const keys = await listKeys(session.value, identity);
  const seeKeys = await asked(Promise.resolve(keys));
  const own = identity.kind === 'access-key' ? identity.accessKeyId : undefined;
  const keyId = own ?? (keys.ok ? keys.value[0] : undefined);
  // Without any key in hand there is nothing to ask about: the answer is as little known as the keys.
  const seeUse =
    keyId === undefined ? unknownUse(seeKeys) : await lastUse(session.value, identity, keyId);
  return { 'see-keys': seeKeys, 'see-use': seeUse };
}

async function listKeys(
  session: IamSession,
  identity: Identity,
): Promise<Result<readonly string[], AwsFailure>> {
  const about = { action: 'iam:ListAccessKeys', resource: identity.caller.arn };
  const listed = await readIam(session, identity, about, ({ sdk, client }, options) =>
    client.send(new sdk.ListAccessKeysCommand({}), options),
  );
  if (!listed.ok) return err(listed.error);
  return ok((listed.value.AccessKeyMetadata ?? []).flatMap((key) => key.AccessKeyId ?? []));
}

function lastUse(session: IamSession, identity: Identity, keyId: string): Promise<Asked> {
  const about = { action: 'iam:GetAccessKeyLastUsed', resource: identity.caller.arn };
  return asked(
    readIam(session, identity, about, ({ sdk, client }, options) =>
      client.send(new sdk.GetAccessKeyLastUsedCommand({ AccessKeyId: keyId }), options),
    ),
  );
}

function unknownUse(seeKeys: Asked): Asked {
  if (seeKeys.kind === 'cannot-tell') return seeKeys;
  const message = 'there is no access key in sight to ask about';
  const problem = { kind: 'refused', code: 'GetAccessKeyLastUsed', message } as const;
  return { kind: 'cannot-tell', why: { problem } };
}
