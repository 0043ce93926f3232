import type { JsonActions } from '../call.ts';
import { ApiError } from '../protocol/errors.ts';
import { JsonInput } from '../protocol/json-input.ts';
import { originOf } from '../protocol/origin.ts';
import { headerValue } from '../protocol/sigv4.ts';
import type { WireRequest } from '../protocol/sigv4.ts';
import type { Service } from '../service.ts';
import { createQueue, deleteQueue, getQueueAttributes, getQueueUrl } from './queues.ts';
import { deleteMessage, receiveMessage } from './receive.ts';
import { sendMessage } from './send.ts';

/** What this SQS can do. */
const ACTIONS: JsonActions = {
  CreateQueue: createQueue,
  DeleteMessage: deleteMessage,
  DeleteQueue: deleteQueue,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  ReceiveMessage: receiveMessage,
  SendMessage: sendMessage,
};

const TARGET = /^AmazonSQS\.(\w+)$/;

/** What the older query protocol called the same errors; SQS still says it beside the new name. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  ExpiredTokenException: 'ExpiredToken',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  UnrecognizedClientException: 'InvalidClientTokenId',
};

/** Errors of SQS's own model; the others are common to all services. */
const OWN_ERRORS: readonly string[] = [
  'InvalidAttributeName',
  'QueueDoesNotExist',
  'ReceiptHandleIsInvalid',
];

/**
 * SQS, which tells its actions by a header.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export const SQS: Service = {
  name: 'sqs',
  contentType: 'application/x-amz-json-1.0',
  isMeantBy: (request) => actionOf(request) !== undefined,
  read: (request) => {
    const action = actionOf(request) ?? '';
    return {
      action,
      carryOut: (context) => {
        const carryOut = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
        if (!carryOut)
          throw new ApiError(
            'UnknownOperationException',
            `${action} is no operation of the sandbox.`,
          );
        const input = JsonInput.parse(request.body.toString());
        return JSON.stringify(carryOut({ ...context, input, origin: originOf(request) }));
      },
    };
  },
  errorAnswer: ({ code, message, status }) => ({
    headers: {
      'x-amzn-query-error': `${QUERY_CODES[code] ?? code};${status >= 500 ? 'Receiver' : 'Sender'}`,
    },
    body: JSON.stringify({
      __type: `${OWN_ERRORS.includes(code) ? 'com.amazonaws.sqs' : 'com.amazon.coral.service'}#${code}`,
      message,
    }),
  }),
};

function actionOf(request: WireRequest): string | undefined {
  return TARGET.exec(headerValue(request, 'x-amz-target') ?? '')?.[1];
}
