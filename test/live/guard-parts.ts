import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateScheduleGroupCommand, DeleteScheduleGroupCommand } from '@aws-sdk/client-scheduler';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Message } from '@aws-sdk/client-sqs';
import type { Live } from './account.ts';
import { LIVE_PATH } from './persons.ts';

const POLICY = 'live';

/** What Scheduler wrote about a schedule that failed. */
export interface FailedInvocation {
  readonly schedule: string;
  readonly code: string;
  /** Which limit of the retry policy ended it, where one did. */
  readonly condition: string;
  readonly attempts: string;
}

/** The guard's parts, all of this run's own: nothing of an installed guard is touched. */
export interface GuardParts {
  readonly group: string;
  readonly roleArn: string;
  readonly queueArn: string;
  /** All failures so far, oldest first. */
  failures(): Promise<readonly FailedInvocation[]>;
}

export async function makeGuardParts(live: Live): Promise<GuardParts> {
  const { run, partition, options } = live;
  const { account, region } = options;
  const queueArn = `arn:${partition}:sqs:${region}:${account}:${run}`;
  const groupArn = `arn:${partition}:scheduler:${region}:${account}:schedule-group/${run}`;
  const queueUrl = await makeQueue(live);
  await makeScheduleGroup(live);
  const roleArn = await makeRole(live, { queueArn, groupArn });
  const seen: FailedInvocation[] = [];
  return {
    group: run,
    roleArn,
    queueArn,
    failures: async () => {
      const { Messages = [] } = await live.aws.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
        }),
      );
      seen.push(...Messages.map(failedInvocation));
      return seen;
    },
  };
}

async function makeQueue({ aws, belongings, run }: Live): Promise<string> {
  belongings.note(`queue ${run}`, async () => {
    const { QueueUrl } = await aws.sqs.send(new GetQueueUrlCommand({ QueueName: run }));
    await aws.sqs.send(new DeleteQueueCommand({ QueueUrl }));
  });
  const { QueueUrl } = await aws.sqs.send(new CreateQueueCommand({ QueueName: run }));
  if (QueueUrl === undefined) throw new Error('AWS made a queue without an address');
  return QueueUrl;
}

/** Deleting a group deletes the schedules in it. */
async function makeScheduleGroup({ aws, belongings, run }: Live): Promise<void> {
  belongings.note(`schedule group ${run} with its schedules`, () =>
    aws.scheduler.send(new DeleteScheduleGroupCommand({ Name: run })),
  );
  await aws.scheduler.send(new CreateScheduleGroupCommand({ Name: run }));
}

/** A role as the workshop's reaper is, for this run's group alone. */
async function makeRole(
  live: Live,
  { queueArn, groupArn }: { readonly queueArn: string; readonly groupArn: string },
): Promise<string> {
  const { aws, belongings, run, partition, options, groupId } = live;
  const { account, region } = options;
  belongings.note(`IAM role ${run}`, async () => {
    const RoleName = run;
    await aws.iam
      .send(new DeleteRolePolicyCommand({ RoleName, PolicyName: POLICY }))
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'NoSuchEntityException') throw error;
      });
    await aws.iam.send(new DeleteRoleCommand({ RoleName }));
  });
  const trust = {
    Effect: 'Allow',
    Principal: { Service: 'scheduler.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': groupArn } },
  };
  const Resource = `arn:${partition}:ec2:${region}:${account}:security-group/${groupId}`;
  const mayRevoke = { Effect: 'Allow', Action: 'ec2:RevokeSecurityGroupIngress', Resource };
  const mayTell = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queueArn };
  await aws.iam.send(
    new CreateRoleCommand({
      RoleName: run,
      Path: LIVE_PATH,
      AssumeRolePolicyDocument: policyText(trust),
    }),
  );
  await aws.iam.send(
    new PutRolePolicyCommand({
      RoleName: run,
      PolicyName: POLICY,
      PolicyDocument: policyText(mayRevoke, mayTell),
    }),
  );
  return `arn:${partition}:iam::${account}:role${LIVE_PATH}${run}`;
}

function policyText(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
function failedInvocation({ MessageAttributes: attributes = {} }: Message): FailedInvocation {
  const text = (name: string) => attributes[name]?.StringValue ?? '';
  return {
    schedule: text('SCHEDULE_ARN'),
    code: text('ERROR_CODE'),
    condition: text('EXHAUSTED_RETRY_CONDITION'),
    attempts: text('RETRY_ATTEMPTS'),
  };
}
