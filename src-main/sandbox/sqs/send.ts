import type { JsonCall } from '../call.ts';
import { ApiError } from '../protocol/errors.ts';
import type { JsonInput } from '../protocol/json-input.ts';
import { enqueue, md5, md5OfAttributes } from './messages.ts';
import type { MessageAttribute } from './model.ts';
import { queueOf } from './queues.ts';

type Answer = Readonly<Record<string, unknown>>;

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export function sendMessage(call: JsonCall): Answer {
  const queue = queueOf(call);
  const { input, now, world, principal } = call;
  const body = input.text('MessageBody') ?? '';
  if (body === '')
    throw new ApiError('MissingParameter', 'The request must contain the parameter MessageBody.');
  const attributes = readAttributes(input.structure('MessageAttributes'));
  const message = enqueue(world, queue, {
    body,
    attributes,
    senderId: principal.userId,
    now,
    delaySeconds: input.integer('DelaySeconds') ?? 0,
  });
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5(body),
    MD5OfMessageAttributes: md5OfAttributes(attributes),
  };
}

function readAttributes(input: JsonInput | undefined): Readonly<Record<string, MessageAttribute>> {
  const entries = (input?.names() ?? []).map((name): [string, MessageAttribute] => {
    const attribute = input?.structure(name);
    const type = attribute?.text('DataType') ?? '';
    const value = attribute?.text('StringValue');
    if (!/^(String|Number)(\.|$)/.test(type) || value === undefined)
      throw new ApiError(
        'InvalidParameterValue',
        `The message attribute '${name}' is not a text or a number; others are not in the sandbox.`,
      );
    return [name, { type, value }];
  });
  return Object.fromEntries(entries);
}
