import { randomUUID } from 'node:crypto';
import type { ApiError } from '../protocol/errors.ts';
import { enqueue } from '../sqs/messages.ts';
import { queueArnOf } from '../sqs/queues.ts';
import { actingAs } from './invocation.ts';
import type { InvocationContext } from './invocation.ts';
import type { Schedule } from './model.ts';
import { scheduleArnOf } from './names.ts';

/** Which of the two limits of a retry policy was reached. */
export type ExhaustedCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/** The last of the failures. */
export interface Failure {
  readonly error: ApiError;
  readonly retries: number;
  readonly condition: ExhaustedCondition;
}

/**
 * Leaves what could not be done in the schedule's dead-letter queue, if it has one and its role may
 * send there. Otherwise it is lost, as it is in AWS.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export function sendDeadLetter(
  context: InvocationContext,
  schedule: Schedule,
  failure: Failure,
  now: number,
): void {
  const { world, authorize } = context;
  const { target } = schedule.details;
  const queue = world.queues.all().find((each) => queueArnOf(each) === target.deadLetterArn);
  if (!queue) return;
  const principal = actingAsOrNobody(context, schedule, now);
  const resourceArn = queueArnOf(queue);
  if (!principal) return;
  if (!authorize({ principal, action: 'sqs:SendMessage', resourceArn, context: {} })) return;
  enqueue(world, queue, {
    body: target.input ?? '{}',
    attributes: attributesOf(schedule, failure),
    senderId: principal.userId,
    now,
  });
}

function actingAsOrNobody({ world }: InvocationContext, schedule: Schedule, now: number) {
  try {
    return actingAs(world, schedule, now);
  } catch {
    return undefined;
  }
}

function attributesOf(schedule: Schedule, { error, retries, condition }: Failure) {
  const { groupName, name, dueAt, details } = schedule;
  const texts = {
    ERROR_CODE: error.code,
    ERROR_MESSAGE: error.message,
    EXECUTION_ID: randomUUID(),
    EXHAUSTED_RETRY_CONDITION: condition,
    IS_PAYLOAD_TRUNCATED: 'false',
    RETRY_ATTEMPTS: String(retries),
    SCHEDULED_TIME: `${new Date(dueAt).toISOString().slice(0, 19)}Z`,
    SCHEDULE_ARN: scheduleArnOf(schedule, groupName, name),
    TARGET_ARN: details.target.arn,
  };
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, { type: 'String', value }]),
  );
}
