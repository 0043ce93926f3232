import type { Message } from '@aws-sdk/client-sqs';
import { failureQueueArn, GUARD_NAMES } from '../kernel/guard-names.ts';
import type { GuardPlace } from '../kernel/guard-names.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { GuardFailure } from '../leases/guard.ts';
import type { AwsFailure } from './aws-errors.ts';
import { askGuard } from './guard-session.ts';
import type { GuardSession } from './guard-session.ts';

const AT_ONCE = 10;
/** Long enough to note it; others who share the account see it again soon. */
const HIDDEN_SECONDS = 30;
/** More than anybody's failures of a day; the rest is read the next time. */
const MOST_READS = 20;

/** What EC2 says when there is nothing left to remove. */
const GONE = /^(?:InvalidPermission|InvalidSecurityGroupRuleId|InvalidGroup(?:Id)?)\.NotFound$/;

/**
 * Reads what Scheduler gave up on, as far as the schedule's name begins so. The queue belongs to all
 * who use the account: what is others' shows up again by itself.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export async function readFailures(
  session: GuardSession,
  prefix: string,
): Promise<Result<readonly GuardFailure[], AwsFailure>> {
  const { sdk, clients, place } = session;
  const found: GuardFailure[] = [];
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const command = new sdk.ReceiveMessageCommand({
      QueueUrl: queueUrl(place),
      MaxNumberOfMessages: AT_ONCE,
      VisibilityTimeout: HIDDEN_SECONDS,
      MessageAttributeNames: ['All'],
    });
    const about = failureQueueArn(place);
    const page = await askGuard(session, 'sqs:ReceiveMessage', about, (options) =>
      clients.sqs.send(command, options),
    );
    if (!page.ok) return page;
    const messages = page.value.Messages ?? [];
    if (messages.length === 0) break;
    found.push(...messages.flatMap((message) => failureIn(message, prefix) ?? []));
  }
  return ok(found);
}

export async function deleteFailure(
  session: GuardSession,
  receipt: string,
): Promise<Result<void, AwsFailure>> {
  const { sdk, clients, place } = session;
  const command = new sdk.DeleteMessageCommand({
    QueueUrl: queueUrl(place),
    ReceiptHandle: receipt,
  });
  const about = failureQueueArn(place);
  const deleted = await askGuard(session, 'sqs:DeleteMessage', about, (options) =>
    clients.sqs.send(command, options),
  );
  return deleted.ok ? ok(undefined) : deleted;
}

/** All outside text: what is not there is empty. */
function failureIn(
  { ReceiptHandle, MessageAttributes = {} }: Message,
  prefix: string,
): GuardFailure | undefined {
  const said = (name: string): string => MessageAttributes[name]?.StringValue ?? '';
  const [, schedule = ''] = /:schedule\/[^/]+\/([^/]+)$/.exec(said('SCHEDULE_ARN')) ?? [];
  if (ReceiptHandle === undefined || schedule === '' || !schedule.startsWith(prefix))
    return undefined;
  const at = Date.parse(said('SCHEDULED_TIME'));
  const code = said('ERROR_CODE');
  const message = said('ERROR_MESSAGE');
  return {
    receipt: ReceiptHandle,
    schedule,
    code,
    message,
    harmless:
      GONE.test(code) || /\b(?:InvalidPermission|RuleId|InvalidGroup)\.NotFound\b/.test(message),
    ...(!Number.isNaN(at) && { at }),
  };
}

/** AWS finds a queue by this name of it, wherever the request goes: it need not be asked for. */
function queueUrl({ partition, region, account }: GuardPlace): string {
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${region}.${suffix}/${account}/${GUARD_NAMES.queue}`;
}
