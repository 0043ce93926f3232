import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { ReceiveMessageCommandInput } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureQueueArn, GUARD_NAMES } from '../../src-main/kernel/guard-names.ts';
import { SANDBOX_KEY, SANDBOX_RESTRICTED_KEY } from '../../src-main/sandbox/seed.ts';
import { create, guardInput, PLACE } from '../unit/sandbox/guard-calls.ts';
import { refusal, sdkBench } from '../unit/sandbox/sdk.ts';
import type { SdkBench } from '../unit/sandbox/sdk.ts';

const MINUTE_MS = 60_000;
const QueueName = GUARD_NAMES.queue;

let bench: SdkBench;
let now: number;
let QueueUrl: string;

beforeEach(async () => {
  now = Math.floor(Date.now() / 1000) * 1000;
  bench = await sdkBench({ now: () => now });
  QueueUrl = `${bench.sandbox.url}/${PLACE.account}/${QueueName}`;
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await bench.stop();
});

const send = (MessageBody: string, more = {}) =>
  bench.sqs().send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
async function receive(more: Partial<ReceiveMessageCommandInput> = {}) {
  const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more });
  return (await bench.sqs().send(command)).Messages ?? [];
}
const remove = (ReceiptHandle: string | undefined) =>
  bench.sqs().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

describe('a queue', () => {
  it('is found by its name, at the address the sandbox was reached by', async () => {
    const found = await bench.sqs().send(new GetQueueUrlCommand({ QueueName }));
    expect(found.QueueUrl).toBe(QueueUrl);
  });

  it('is reached by its URL and AWS_ENDPOINT_URL alone', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', bench.sandbox.url);
    const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
    const client = new SQSClient({
      region: 'eu-west-1',
      credentials: { accessKeyId, secretAccessKey },
    });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'found' }));
    expect(await receive()).toMatchObject([{ Body: 'found' }]);
    client.destroy();
  });

  it('tells of itself', async () => {
    await send('one');
    await send('two');
    await receive({ MaxNumberOfMessages: 1 });
    const all = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    expect((await bench.sqs().send(all)).Attributes).toMatchObject({
      QueueArn: failureQueueArn(PLACE),
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      VisibilityTimeout: '30',
      MessageRetentionPeriod: '1209600',
    });
    const one = new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    const { Attributes } = await bench.sqs().send(one);
    expect(Attributes).toEqual({ ApproximateNumberOfMessages: '1' });
  });

  it('is missing in other Regions, and once it is deleted', async () => {
    const gone = { code: 'QueueDoesNotExist', status: 400 };
    const elsewhere = bench.sqs({ region: 'eu-central-1' });
    const find = () => new GetQueueUrlCommand({ QueueName });
    expect(await refusal(elsewhere.send(find()))).toMatchObject(gone);
    bench.world.queues.delete('eu-west-1', QueueName);
    expect(await refusal(bench.sqs().send(find()))).toMatchObject(gone);
    expect(await refusal(receive())).toMatchObject(gone);
  });
});

describe('messages', () => {
  it('come with their attributes as far as they are asked for', async () => {
    const MessageAttributes = {
      ERROR_CODE: { DataType: 'String', StringValue: 'Throttled' },
      ERROR_MESSAGE: { DataType: 'String', StringValue: 'Rate exceeded' },
      TRIES: { DataType: 'Number', StringValue: '3' },
    };
    const sent = await send('über', { MessageAttributes });
    expect(sent.MD5OfMessageBody).toBe('860828352d2d9e23a47335120b84fd9c');
    const [bare] = await receive({ VisibilityTimeout: 0 });
    expect(bare).not.toHaveProperty('MessageAttributes');
    expect(bare).not.toHaveProperty('Attributes');
    const [begun] = await receive({ VisibilityTimeout: 0, MessageAttributeNames: ['ERROR_.*'] });
    expect(Object.keys(begun?.MessageAttributes ?? {})).toEqual(['ERROR_CODE', 'ERROR_MESSAGE']);
    const [whole] = await receive({
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });
    expect(whole).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'über',
      MessageAttributes,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      Attributes: { ApproximateReceiveCount: '3', SentTimestamp: String(now) },
    });
  });

  it('are hidden while somebody has them, and come again if not deleted', async () => {
    await send('once');
    expect(await receive({ VisibilityTimeout: 60 })).toHaveLength(1);
    now += MINUTE_MS - 1;
    expect(await receive()).toEqual([]);
    now += 1;
    const [again] = await receive();
    expect(again?.Body).toBe('once');
    await remove(again?.ReceiptHandle);
    now += MINUTE_MS;
    expect(await receive()).toEqual([]);
    await remove(again?.ReceiptHandle);
  });

  it('stay when deleted by the handle of an earlier receipt', async () => {
    await send('twice');
    const [first] = await receive({ VisibilityTimeout: 0 });
    const [second] = await receive({ VisibilityTimeout: 0 });
    await remove(first?.ReceiptHandle);
    expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
    expect((await refusal(remove('no handle at all'))).code).toBe('ReceiptHandleIsInvalid');
  });

  it('come ten at a time, one when nothing is said', async () => {
    for (let index = 0; index < 11; index += 1) await send(String(index));
    expect(await receive({ MaxNumberOfMessages: undefined })).toHaveLength(1);
    expect(await receive()).toHaveLength(10);
    expect(await receive()).toEqual([]);
    expect((await refusal(receive({ MaxNumberOfMessages: 11 }))).code).toBe(
      'InvalidParameterValue',
    );
  });

  it('are gone after the retention of the queue', async () => {
    await send('old');
    const queue = bench.world.queues.all().find(({ region }) => region === 'eu-west-1');
    if (!queue) throw new Error('The sandbox has no queue for guards');
    bench.world.queues.put({ ...queue, retentionSeconds: 60 });
    now += MINUTE_MS;
    expect(await receive()).toEqual([]);
  });

  it('tell what a guard could not do', async () => {
    const input = {
      GroupId: 'sg-00000000000000000',
      SecurityGroupRuleIds: ['sgr-00000000000000000'],
    };
    const retry = { RetryPolicy: { MaximumRetryAttempts: 0 } };
    await bench.scheduler().send(create(guardInput(now + MINUTE_MS, input, {}, retry)));
    await bench.sandbox.advance(2 * MINUTE_MS);
    const [letter] = await receive({ MessageAttributeNames: ['All'] });
    expect(letter?.Body).toBe(JSON.stringify(input));
    const texts = Object.entries(letter?.MessageAttributes ?? {}).map(([name, value]) => [
      name,
      value.StringValue,
    ]);
    expect(Object.fromEntries(texts)).toMatchObject({
      ERROR_CODE: 'UnauthorizedOperation',
      RETRY_ATTEMPTS: '0',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    });
  });
});

describe('permission and signature', () => {
  it('are asked with the ARN of the queue', async () => {
    const ben = bench.sqs({ credentials: SANDBOX_RESTRICTED_KEY });
    const { message, status } = await refusal(ben.send(new ReceiveMessageCommand({ QueueUrl })));
    expect(status).toBe(403);
    expect(message).toContain(`sqs:ReceiveMessage on resource: ${failureQueueArn(PLACE)}`);
    bench.world.attachPolicies('ben', [
      {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'sqs:ReceiveMessage',
          Resource: failureQueueArn(PLACE),
        },
      },
    ]);
    await expect(ben.send(new ReceiveMessageCommand({ QueueUrl }))).resolves.toBeDefined();
  });

  it.each([
    ['an unknown key', { ...SANDBOX_KEY, accessKeyId: 'AKIAEXAMPLEUNKNOWN22' }],
    ['a wrong secret', { ...SANDBOX_KEY, secretAccessKey: 'not-a-real-secret-and-wrong-too' }],
  ])('are not given with %s', async (_, credentials) => {
    const asked = bench.sqs({ credentials }).send(new GetQueueUrlCommand({ QueueName }));
    expect((await refusal(asked)).status).toBe(403);
  });

  it('fail as a test scripts it, and are written down', async () => {
    const fault = { service: 'sqs', action: 'GetQueueUrl', kind: 'http', status: 503 } as const;
    bench.world.faults.next({ ...fault, code: 'ServiceUnavailable' });
    const find = () => bench.sqs().send(new GetQueueUrlCommand({ QueueName }));
    expect((await refusal(find())).status).toBe(503);
    await find();
    expect(bench.sandbox.requests).toMatchObject([
      { service: 'sqs', action: 'GetQueueUrl', status: 503, errorCode: 'ServiceUnavailable' },
      { service: 'sqs', action: 'GetQueueUrl', status: 200, region: 'eu-west-1' },
    ]);
  });
});
