import {
  CreateScheduleCommand,
  GetScheduleCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler';
import type { AccountId, Region } from '../../../src-main/kernel/aws-names.ts';
import {
  failureQueueArn,
  GUARD_NAMES,
  reaperRoleArn,
  revokeTargetArn,
} from '../../../src-main/kernel/guard-names.ts';
import { SANDBOX_ACCOUNT } from '../../../src-main/sandbox/seed.ts';

/** Where the guards of these tests live. */
export const PLACE = {
  partition: 'aws',
  account: SANDBOX_ACCOUNT as AccountId,
  region: 'eu-west-1' as Region,
};

/** `at(…)` for a moment, the parts of a second dropped. */
export function at(moment: number): string {
  return `at(${new Date(moment).toISOString().slice(0, 19)})`;
}

/** What a guard's schedule says, with other words where a test wants them. */
export function guardInput(
  dueAt: number,
  input: unknown,
  more: Partial<CreateScheduleCommandInput> = {},
  target: Partial<CreateScheduleCommandInput['Target']> = {},
): CreateScheduleCommandInput {
  return {
    Name: 'lease-1',
    GroupName: GUARD_NAMES.scheduleGroup,
    ScheduleExpression: at(dueAt),
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: revokeTargetArn('aws'),
      RoleArn: reaperRoleArn(PLACE),
      Input: JSON.stringify(input),
      RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 600 },
      DeadLetterConfig: { Arn: failureQueueArn(PLACE) },
      ...target,
    },
    ...more,
  };
}

export const create = (input: CreateScheduleCommandInput) => new CreateScheduleCommand(input);
export const update = (input: CreateScheduleCommandInput) => new UpdateScheduleCommand(input);
export const read = (Name = 'lease-1') =>
  new GetScheduleCommand({ Name, GroupName: GUARD_NAMES.scheduleGroup });
