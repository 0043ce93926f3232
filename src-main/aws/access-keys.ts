import type { AccessKeyMetadata } from '@aws-sdk/client-iam';
import { err, ok } from '../kernel/result.ts';
import type { AccessKeyFacts, ReadAccessKeys } from '../identities/identity.ts';
import { refusalOf } from './aws-errors.ts';
import type { AwsClients, IamSession } from './aws-clients.ts';

const IAM_MS = 25_000;

/**
 * Lists the access keys of the identity's own IAM user. That a last use cannot be read is no
 * failure: the key is listed without it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html
 */
export function accessKeyReader(clients: Pick<AwsClients, 'iam'>): ReadAccessKeys {
  return async (identity) => {
    const session = await clients.iam(identity);
    if (!session.ok) return session;
    try {
      const keys = await listKeys(session.value);
      const facts = await Promise.all(keys.map((key) => factsOf(session.value, key)));
      return ok(facts.flatMap((each) => each ?? []));
    } catch (error) {
      const resource = identity.caller.arn;
      return err(
        refusalOf(error, { action: 'iam:ListAccessKeys', resource, region: identity.homeRegion }),
      );
    }
  };
}

/** Without a user name IAM takes the user of the key that signs. */
async function listKeys({ sdk, client }: IamSession): Promise<readonly AccessKeyMetadata[]> {
  const keys: AccessKeyMetadata[] = [];
  let marker: string | undefined;
  do {
    const page = await client.send(new sdk.ListAccessKeysCommand({ Marker: marker }), soon());
    keys.push(...(page.AccessKeyMetadata ?? []));
    marker = page.IsTruncated === true ? page.Marker : undefined;
  } while (marker !== undefined);
  return keys;
}

async function factsOf(
  session: IamSession,
  key: AccessKeyMetadata,
): Promise<AccessKeyFacts | undefined> {
  const { AccessKeyId: accessKeyId, CreateDate: created, Status } = key;
  if (accessKeyId === undefined || created === undefined) return undefined;
  const lastUsed = await lastUseOf(session, accessKeyId);
  return {
    accessKeyId,
    active: Status === 'Active',
    createdAt: created.getTime(),
    ...(lastUsed && { lastUsed }),
  };
}

/** A key that was never used has no date; service and Region are then `N/A`. */
async function lastUseOf(
  { sdk, client }: IamSession,
  accessKeyId: string,
): Promise<AccessKeyFacts['lastUsed']> {
  const command = new sdk.GetAccessKeyLastUsedCommand({ AccessKeyId: accessKeyId });
  const answer = await client.send(command, soon()).catch(() => undefined);
  const { LastUsedDate, ServiceName = '', Region: region = '' } = answer?.AccessKeyLastUsed ?? {};
  return LastUsedDate && { at: LastUsedDate.getTime(), service: ServiceName, region };
}

function soon(): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(IAM_MS) };
}
