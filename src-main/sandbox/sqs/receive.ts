import type { JsonCall } from '../call.ts';
import { ApiError } from '../protocol/errors.ts';
import { kept, md5, md5OfAttributes } from './messages.ts';
import type { MessageAttribute, QueueMessage } from './model.ts';
import { queueOf } from './queues.ts';

type Answer = Readonly<Record<string, unknown>>;

const TWELVE_HOURS = 12 * 3600;

/**
 * Visible messages, oldest first, then hidden for the visibility timeout. Never waits for one to
 * come, whatever `WaitTimeSeconds` says.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
export function receiveMessage(call: JsonCall): Answer {
  const queue = queueOf(call);
  const { input, now, world } = call;
  const most = within(input.integer('MaxNumberOfMessages') ?? 1, 'MaxNumberOfMessages', 1, 10);
  const hiddenSeconds = within(
    input.integer('VisibilityTimeout') ?? queue.visibilityTimeoutSeconds,
    'VisibilityTimeout',
    0,
    TWELVE_HOURS,
  );
  within(input.integer('WaitTimeSeconds') ?? 0, 'WaitTimeSeconds', 0, 20);
  const messages = kept(queue, now);
  const received = messages
    .filter(({ visibleAt }) => visibleAt <= now)
    .slice(0, most)
    .map((message) => ({
      ...message,
      receiveCount: message.receiveCount + 1,
      firstReceivedAt: message.firstReceivedAt ?? now,
      visibleAt: now + hiddenSeconds * 1000,
    }));
  if (received.length === 0) return {};
  const byId = new Map(received.map((message) => [message.id, message]));
  world.queues.put({ ...queue, messages: messages.map((each) => byId.get(each.id) ?? each) });
  return { Messages: received.map((message) => messageJson(call, message)) };
}

/**
 * Succeeds for a message that is gone. With the handle of an earlier receipt the message stays.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 */
export function deleteMessage(call: JsonCall): Answer {
  const queue = queueOf(call);
  const handle = call.input.text('ReceiptHandle') ?? '';
  const [, id, count] =
    /^([0-9a-f-]{36})#(\d+)$/.exec(Buffer.from(handle, 'base64').toString()) ?? [];
  if (id === undefined)
    throw new ApiError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  const isMeant = (message: QueueMessage): boolean =>
    message.id === id && message.receiveCount === Number(count);
  if (queue.messages.some(isMeant))
    call.world.queues.put({ ...queue, messages: queue.messages.filter((each) => !isMeant(each)) });
  return {};
}

function messageJson({ input }: JsonCall, message: QueueMessage): Answer {
  const system = systemAttributes(message);
  const names = [...input.texts('AttributeNames'), ...input.texts('MessageSystemAttributeNames')];
  const shown = Object.entries(system).filter(
    ([name]) => names.includes('All') || names.includes(name),
  );
  const attributes = chosen(message.attributes, input.texts('MessageAttributeNames'));
  return {
    MessageId: message.id,
    ReceiptHandle: Buffer.from(`${message.id}#${String(message.receiveCount)}`).toString('base64'),
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(shown.length > 0 && { Attributes: Object.fromEntries(shown) }),
    ...(Object.keys(attributes).length > 0 && {
      MD5OfMessageAttributes: md5OfAttributes(attributes),
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, { type, value }]) => [
          name,
          { DataType: type, StringValue: value },
        ]),
      ),
    }),
  };
}

function systemAttributes(message: QueueMessage): Readonly<Record<string, string>> {
  return {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? 0),
  };
}

/** `All`, `.*`, names, and beginnings of names such as `ERROR.*`. */
function chosen(
  attributes: QueueMessage['attributes'],
  wanted: readonly string[],
): Readonly<Record<string, MessageAttribute>> {
  const fits = (name: string): boolean =>
    wanted.some(
      (each) =>
        each === 'All' ||
        each === name ||
        (each.endsWith('.*') && name.startsWith(each.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => fits(name)));
}

function within(value: number, name: string, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new ApiError(
    'InvalidParameterValue',
    `Value ${String(value)} for parameter ${name} is invalid. Reason: Must be between ${String(least)} and ${String(most)}, if provided.`,
  );
}
