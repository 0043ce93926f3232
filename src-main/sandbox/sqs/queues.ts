import type { JsonCall } from '../call.ts';
import { requireJsonPermission } from '../json-permission.ts';
import { ApiError } from '../protocol/errors.ts';
import { kept } from './messages.ts';
import type { Queue } from './model.ts';

const FOUR_DAYS_SECONDS = 4 * 24 * 3_600;

type Answer = Readonly<Record<string, unknown>>;

/**
 * With the attributes that matter here; one that exists is answered as it is.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
export function createQueue(call: JsonCall): Answer {
  const name = call.input.text('QueueName') ?? '';
  const place = { accountId: call.principal.accountId, region: call.region, name };
  requireJsonPermission(call, 'sqs:CreateQueue', queueArnOf(place));
  if (!call.world.queues.find(place)) {
    const attributes = call.input.structure('Attributes');
    const seconds = (key: string, usual: number) => Number(attributes?.text(key) ?? usual);
    call.world.queues.put({
      ...place,
      createdAt: call.now,
      visibilityTimeoutSeconds: seconds('VisibilityTimeout', 30),
      retentionSeconds: seconds('MessageRetentionPeriod', FOUR_DAYS_SECONDS),
      messages: [],
    });
  }
  return { QueueUrl: `${call.origin}/${place.accountId}/${name}` };
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html */
export function deleteQueue(call: JsonCall): Answer {
  const { region, name } = queueOf(call);
  call.world.queues.delete(region, name);
  return {};
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export function getQueueUrl(call: JsonCall): Answer {
  const name = call.input.text('QueueName') ?? '';
  const accountId = call.input.text('QueueOwnerAWSAccountId') ?? call.principal.accountId;
  const queue = permittedQueue(call, { accountId, region: call.region, name });
  return { QueueUrl: `${call.origin}/${queue.accountId}/${queue.name}` };
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export function getQueueAttributes(call: JsonCall): Answer {
  const queue = queueOf(call);
  const wanted = call.input.texts('AttributeNames');
  const all = attributesOf(queue, call.now);
  const unknown = wanted.find((name) => name !== 'All' && !Object.hasOwn(all, name));
  if (unknown !== undefined)
    throw new ApiError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const chosen = Object.entries(all).filter(
    ([name]) => wanted.includes('All') || wanted.includes(name),
  );
  return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) };
}

/** The queue a call's `QueueUrl` names; only with the permission for it. */
export function queueOf(call: JsonCall): Queue {
  const url = call.input.text('QueueUrl');
  if (url === undefined)
    throw new ApiError('MissingParameter', 'The request must contain the parameter QueueUrl.');
  const [, accountId = '', name = ''] = /\/(\d{12})\/([\w-]{1,80})$/.exec(url) ?? [];
  return permittedQueue(call, { accountId, region: call.region, name });
}

export function queueArnOf({ accountId, region, name }: QueuePlace): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

type QueuePlace = Pick<Queue, 'accountId' | 'region' | 'name'>;

function permittedQueue(call: JsonCall, place: QueuePlace): Queue {
  requireJsonPermission(call, `sqs:${call.action}`, queueArnOf(place));
  const queue = call.world.queues.find(place);
  if (!queue) throw new ApiError('QueueDoesNotExist', 'The specified queue does not exist.');
  return queue;
}

function attributesOf(queue: Queue, now: number): Readonly<Record<string, string>> {
  const messages = kept(queue, now);
  const hidden = messages.filter(({ visibleAt }) => visibleAt > now);
  const delayed = hidden.filter(({ receiveCount }) => receiveCount === 0).length;
  const created = String(Math.floor(queue.createdAt / 1000));
  return {
    QueueArn: queueArnOf(queue),
    ApproximateNumberOfMessages: String(messages.length - hidden.length),
    ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
    MaximumMessageSize: '1048576',
    MessageRetentionPeriod: String(queue.retentionSeconds),
    DelaySeconds: '0',
    ReceiveMessageWaitTimeSeconds: '0',
    SqsManagedSseEnabled: 'true',
  };
}
