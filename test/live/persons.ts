import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  ListAccessKeysCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { documentOf } from '../../src-main/policy/document.ts';
import type { Clause } from '../../src-main/policy/document.ts';
import type { Principal } from '../../src-main/policy/targets.ts';
import { until } from './account.ts';
import type { AccountClients, Keys, Live } from './account.ts';

/** By which users and roles of any run are found again. */
export const LIVE_PATH = '/drawbridge-live/';
const POLICY = 'live';

/** IAM promises no time; seconds are usual. */
const SPREADS_MS = 120_000;
const EVERY_MS = 2_000;
/** One good answer may be of the only host that knows. */
const IN_A_ROW = 3;

/** A user of this run, with one policy and one key. */
export interface Person {
  readonly name: string;
  readonly keys: Keys;
  readonly clients: AccountClients;
  readonly madeAt: number;
}

/** Who a user of this run will be, before there is one. */
export function principalFor({ run, options, partition }: Live, label: string): Principal {
  const { account } = options;
  const name = `${run}-${label}`;
  const arn = `arn:${partition}:iam::${account}:user${LIVE_PATH}${name}`;
  return { kind: 'user', partition, account, path: LIVE_PATH, name, arn };
}

/** Makes a user who may do exactly this, and waits until `works` says so. */
export async function makePerson(
  live: Live,
  label: string,
  clauses: readonly Clause[],
  works: (clients: AccountClients) => Promise<unknown>,
): Promise<Person> {
  const { name } = principalFor(live, label);
  const { iam } = live.aws;
  live.belongings.note(`IAM user ${name}`, () => removePerson(live, name));
  await iam.send(new CreateUserCommand({ UserName: name, Path: LIVE_PATH }));
  const PolicyDocument = JSON.stringify(documentOf(clauses));
  await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: POLICY, PolicyDocument }));
  // A second try after a lost answer would leave a key whose secret nobody has.
  const { AccessKey } = await live.once.iam.send(new CreateAccessKeyCommand({ UserName: name }));
  const madeAt = live.clock.now();
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = AccessKey ?? {};
  if (!accessKeyId || !secretAccessKey) throw new Error('AWS made a key without an id');
  const keys = { accessKeyId, secretAccessKey };
  const clients = live.as(keys);
  await settle(live, label, () => works(clients));
  return { name, keys, clients, madeAt };
}

async function settle(live: Live, label: string, works: () => Promise<unknown>): Promise<void> {
  let inARow = 0;
  const settled = await until(live.clock, { forMs: SPREADS_MS, everyMs: EVERY_MS }, async () => {
    inARow = await works().then(
      () => inARow + 1,
      () => 0,
    );
    return inARow >= IN_A_ROW ? true : undefined;
  });
  if (!settled) throw new Error(`IAM did not let the user ${label} work within two minutes`);
}

async function removePerson({ aws: { iam } }: Live, name: string): Promise<void> {
  const UserName = name;
  const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
  for (const { AccessKeyId } of AccessKeyMetadata)
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  await iam
    .send(new DeleteUserPolicyCommand({ UserName, PolicyName: POLICY }))
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'NoSuchEntityException') throw error;
    });
  await iam.send(new DeleteUserCommand({ UserName }));
}
