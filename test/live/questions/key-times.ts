import {
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { rotateKeys } from '../../../src-main/policy/key-policies.ts';
import { until } from '../account.ts';
import type { Live } from '../account.ts';
import { claim, notTried, tried } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { makePerson, principalFor } from '../persons.ts';
import type { Person } from '../persons.ts';

const LAST_USED = { forMs: 15 * 60_000, everyMs: 15_000 };
const DEACTIVATED = { forMs: 5 * 60_000, everyMs: 1_000 };
/** So many refusals in a row: some host may not know yet. */
const SURE = 10;

/** 6: last use under a policy of one's own ARN, and how long changes take. */
export async function keyTimes(live: Live): Promise<readonly Answer[]> {
  const clauses = [rotateKeys(principalFor(live, 'keys'))];
  const lists = ({ iam }: Person['clients']) => iam.send(new ListAccessKeysCommand({}));
  const person = await makePerson(live, 'keys', clauses, lists);
  const other = await makePerson(
    live,
    'keys-of-another',
    [rotateKeys(principalFor(live, 'keys-of-another'))],
    lists,
  );
  const own = await lastUsed(person, person.keys.accessKeyId);
  const foreign = await lastUsed(person, other.keys.accessKeyId);
  return [
    claim('6a', 'the policy of one’s own ARN reads the last use of one’s own key', own === 'ok', [
      own,
    ]),
    claim('6b', 'and is refused that of another user’s key', foreign === 'AccessDenied', [foreign]),
    await lagOfLastUse(live, person),
    await lagOfDeactivation(live, person),
  ];
}

async function lastUsed({ clients }: Person, AccessKeyId: string): Promise<string> {
  return (await tried(clients.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })))).code;
}

/** Asked with the person's own key, as asking with the key itself would be a use. */
async function lagOfLastUse(live: Live, { clients, keys }: Person): Promise<Answer> {
  const { accessKeyId: AccessKeyId } = keys;
  const usedAt = live.clock.now();
  await clients.sts.send(new GetCallerIdentityCommand({}));
  // AWS says whole seconds.
  const since = Math.floor(usedAt / 1000) * 1000;
  const seen = await until(live.clock, LAST_USED, async () => {
    const answer = await live.aws.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    const date = answer.AccessKeyLastUsed?.LastUsedDate;
    return date && date.getTime() >= since ? live.clock.now() - usedAt : undefined;
  });
  if (seen === undefined)
    return claim('6c', 'a use is seen by GetAccessKeyLastUsed within 15 minutes', false);
  return claim('6c', `a use is seen by GetAccessKeyLastUsed, here after ${seconds(seen)}`, true);
}

async function lagOfDeactivation(live: Live, person: Person): Promise<Answer> {
  const { name: UserName, keys, clients } = person;
  const { accessKeyId: AccessKeyId } = keys;
  await live.aws.iam.send(
    new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: 'Inactive' }),
  );
  const offAt = live.clock.now();
  let lastTaken = offAt;
  let refusals = 0;
  let code = '';
  const sure = await until(live.clock, DEACTIVATED, async () => {
    ({ code } = await tried(clients.sts.send(new GetCallerIdentityCommand({}))));
    refusals = code === 'ok' ? 0 : refusals + 1;
    if (code === 'ok') lastTaken = live.clock.now();
    return refusals >= SURE ? true : undefined;
  });
  if (!sure)
    return notTried('6d', 'the key was still taken five minutes after it was set inactive');
  return claim(
    '6d',
    `an inactive key is refused; the last time it was still taken was ${seconds(lastTaken - offAt)} later`,
    code === 'InvalidClientTokenId',
    [code],
  );
}

function seconds(ms: number): string {
  return `${String(Math.round(ms / 1000))} s`;
}
