import { DescribeSecurityGroupsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { clientsFor } from './account.ts';
import type { AccountClients, Live, LiveClock } from './account.ts';
import { answerInWords, codeOf, notTried } from './answer.ts';
import type { Answer } from './answer.ts';
import { Belongings } from './belongings.ts';
import type { Left } from './belongings.ts';
import { LIVE_TAG, makeGroup } from './groups.ts';
import type { LiveOptions } from './options.ts';
import { QUESTIONS } from './questions.ts';

export interface LiveRun {
  readonly answers: readonly Answer[];
  /** What this run made and could not remove. */
  readonly left: readonly Left[];
}

export interface LiveTools {
  readonly clock: LiveClock;
  /** For removing what was made: it must go on when the run has been called off. */
  readonly patience: (ms: number) => Promise<void>;
  /** Eight characters, new for every run. */
  readonly suffix: string;
  readonly say: (line: string) => void;
}

/**
 * Asks the account every open question and removes whatever it made, however it ends.
 *
 * @throws when the account is not the one named: then nothing was made
 */
export async function runLive(options: LiveOptions, tools: LiveTools): Promise<LiveRun> {
  const { clock, say } = tools;
  const run = `drawbridge-live-${tools.suffix}`;
  const aws = clientsFor(options, 3);
  const clients = [aws];
  const belongings = new Belongings(tools.patience);
  const as: Live['as'] = (keys) => {
    const theirs = clientsFor(options, 1, keys);
    clients.push(theirs);
    return theirs;
  };
  const once = clientsFor(options, 1);
  clients.push(once);
  try {
    const partition = await checkAccount(options, aws);
    await sayWhatIsThere(options, aws, run, say);
    const base = { options, partition, run, clock, belongings, once, aws, as, say };
    const asked = await settled(() => ask(base));
    const left = await belongings.removeAll();
    for (const { what, why } of left) say(`Left behind: ${what} (${why})`);
    if ('error' in asked) throw asked.error;
    return { answers: asked.value, left };
  } finally {
    for (const each of clients) destroy(each);
  }
}

/** What came of it, so that what was made is removed either way. */
async function settled<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

async function ask(
  base: Omit<Live, 'groupId' | 'otherGroupId' | 'defaultVpcIds'>,
): Promise<readonly Answer[]> {
  const { options, aws, say } = base;
  const vpcIds = [options.vpcId, ...(options.otherVpcId ? [options.otherVpcId] : [])];
  const { Vpcs = [] } = await aws.ec2.send(new DescribeVpcsCommand({ VpcIds: vpcIds }));
  const live: Live = {
    ...base,
    defaultVpcIds: Vpcs.flatMap(({ VpcId, IsDefault }) => (VpcId && IsDefault ? [VpcId] : [])),
    groupId: await makeGroup(base, options.vpcId),
    otherGroupId: options.otherVpcId ? await makeGroup(base, options.otherVpcId) : undefined,
  };
  const answers: Answer[] = [];
  for (const { number, makesIam, asked } of QUESTIONS) {
    const some =
      makesIam && !options.makesIam
        ? [notTried(number, 'needs users or a role of its own: DRAWBRIDGE_LIVE_IAM=create')]
        : await orWhyNot(number, () => asked(live));
    for (const each of some) say(answerInWords(each));
    answers.push(...some);
  }
  return answers;
}

/** A question that breaks off is not answered, and the next one is asked. */
async function orWhyNot(
  number: string,
  asked: () => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  try {
    return await asked();
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'AbortError') throw error;
    return [notTried(number, `it broke off: ${error.message}`, [codeOf(error)])];
  }
}

async function checkAccount(options: LiveOptions, { sts }: AccountClients): Promise<string> {
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
  if (Account !== options.account)
    throw new Error(`This key is of account ${Account ?? '?'}, not of ${options.account}.`);
  return Arn?.split(':')[1] ?? 'aws';
}

/** What the run will make, what it leaves by its nature, and what earlier runs left. */
async function sayWhatIsThere(
  { endpoint, account, region, makesIam }: LiveOptions,
  { ec2 }: AccountClients,
  run: string,
  say: (line: string) => void,
): Promise<void> {
  say(`Account ${account}, ${region}${endpoint ? `, at ${endpoint}: not AWS` : ''}. Run ${run}.`);
  say(`It makes, and removes at the end, things of this name: a security group in each VPC with`);
  say(
    `rules for 192.0.2.0/24 only, a prefix list${makesIam ? ', IAM users under /drawbridge-live/,' : '.'}`,
  );
  if (makesIam) say('a role, a schedule group with four schedules and a queue.');
  say(
    'It does not remove: what CloudTrail wrote about its calls. If it is killed outright, look for',
  );
  say(`the name above, and for groups tagged ${LIVE_TAG}.`);
  const Filters = [{ Name: 'tag-key', Values: [LIVE_TAG] }];
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  for (const { GroupId, GroupName } of SecurityGroups)
    say(`Left by an earlier run: ${GroupId ?? ''} (${GroupName ?? ''}). Not touched.`);
}

function destroy(clients: AccountClients): void {
  for (const client of Object.values(clients) as { destroy(): void }[]) client.destroy();
}
