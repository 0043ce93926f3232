import type { JsonInput } from '../protocol/json-input.ts';
import { invalid, unfit } from './errors.ts';
import type { ScheduleTarget } from './model.ts';

const DAY_SECONDS = 86_400;
const MOST_RETRIES = 185;

/** The one target the sandbox can invoke. */
export const REVOKE_TARGET = 'arn:aws:scheduler:::aws-sdk:ec2:revokeSecurityGroupIngress';

/**
 * Actions that read begin so; Scheduler does not call them.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
const REFUSED_PREFIXES: readonly string[] = [
  ...['get', 'describe', 'list', 'poll', 'receive', 'search', 'scan', 'query', 'select', 'read'],
  ...['lookup', 'discover', 'validate', 'batchGet', 'batchDescribe', 'batchRead', 'transactGet'],
  ...['adminGet', 'adminList', 'testMigration', 'retrieve', 'testConnection', 'translateDocument'],
  ...['isAuthorized', 'isAuthorizedWithToken', 'invokeModel'],
];

/** The target of a schedule; its input is only looked at to be JSON, as AWS does. */
export function readTarget(input: JsonInput): ScheduleTarget {
  const target = input.structure('Target');
  if (!target) throw unfit(undefined, 'target', 'Member must not be null');
  const retry = target.structure('RetryPolicy');
  const text = target.text('Input');
  const deadLetterArn = target.structure('DeadLetterConfig')?.text('Arn');
  if (text !== undefined && !isJson(text))
    throw invalid('Invalid request provided: Target.Input is not valid JSON.');
  if (deadLetterArn !== undefined) checkQueueArn(deadLetterArn);
  return {
    arn: readTargetArn(target),
    roleArn: readRoleArn(target),
    ...(text !== undefined && { input: text }),
    maximumEventAgeSeconds: within(retry, 'MaximumEventAgeInSeconds', 60, DAY_SECONDS),
    maximumRetryAttempts: within(retry, 'MaximumRetryAttempts', 0, MOST_RETRIES),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
}

function readTargetArn(target: JsonInput): string {
  const arn = target.text('Arn');
  if (arn === undefined) throw unfit(undefined, 'target.arn', 'Member must not be null');
  if (!/^arn:[^:]*:[^:]+:[^:]*:[^:]*:.+$/.test(arn))
    throw invalid(`Provided Arn is not in correct format. ${arn}`);
  const action = /^arn:aws:scheduler:::aws-sdk:[^:]+:([^:]+)$/.exec(arn)?.[1];
  if (action !== undefined && REFUSED_PREFIXES.some((prefix) => action.startsWith(prefix)))
    throw invalid(
      `${arn} is not a supported target: EventBridge Scheduler calls no API that reads.`,
    );
  if (arn !== REVOKE_TARGET) throw invalid(`The target ${arn} is not in the sandbox.`);
  return arn;
}

function readRoleArn(target: JsonInput): string {
  const arn = target.text('RoleArn');
  if (arn !== undefined && /^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn)) return arn;
  throw unfit(
    arn,
    'target.roleArn',
    arn === undefined ? 'Member must not be null' : 'Member must be the ARN of a role',
  );
}

/** A standard queue: FIFO ones are not taken. */
function checkQueueArn(arn: string): void {
  if (/^arn:aws:sqs:[a-z0-9-]+:\d{12}:[\w-]{1,80}$/.test(arn)) return;
  throw invalid(`${arn} is not the ARN of a standard SQS queue.`);
}

/** The most AWS allows when absent. */
function within(retry: JsonInput | undefined, name: string, least: number, most: number): number {
  const value = retry?.integer(name) ?? most;
  if (value >= least && value <= most) return value;
  throw unfit(
    String(value),
    `target.retryPolicy.${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    `Member must have value between ${String(least)} and ${String(most)}`,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
