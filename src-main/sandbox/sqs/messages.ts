import { createHash, randomUUID } from 'node:crypto';
import type { SandboxWorld } from '../world.ts';
import type { MessageAttribute, Queue, QueueMessage } from './model.ts';

/** What a sender says. */
export interface Sent {
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly senderId: string;
  readonly now: number;
  readonly delaySeconds?: number;
}

/** Puts a message into a queue. */
export function enqueue(world: SandboxWorld, queue: Queue, sent: Sent): QueueMessage {
  const { body, attributes, senderId, now, delaySeconds = 0 } = sent;
  const message: QueueMessage = {
    id: randomUUID(),
    body,
    attributes,
    senderId,
    sentAt: now,
    visibleAt: now + delaySeconds * 1000,
    receiveCount: 0,
  };
  world.queues.put({ ...queue, messages: [...kept(queue, now), message] });
  return message;
}

/** What the queue still holds: older messages are gone. */
export function kept({ messages, retentionSeconds }: Queue, now: number): readonly QueueMessage[] {
  return messages.filter(({ sentAt }) => now - sentAt < retentionSeconds * 1000);
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation */
export function md5OfAttributes(
  attributes: Readonly<Record<string, MessageAttribute>>,
): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const STRING = Buffer.from([1]);
  for (const name of names) {
    const { type = '', value = '' } = attributes[name] ?? {};
    for (const part of [measured(name), measured(type), STRING, measured(value)]) hash.update(part);
  }
  return hash.digest('hex');
}

/** The length in four bytes, then the text. */
function measured(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
