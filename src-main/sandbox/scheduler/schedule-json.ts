import type { Schedule, ScheduleGroup } from './model.ts';
import { groupArnOf, scheduleArnOf } from './names.ts';

type Json = Readonly<Record<string, unknown>>;

/** A schedule as GetSchedule tells it; times are seconds since the epoch. */
export function scheduleJson(schedule: Schedule): Json {
  const { groupName, name, details, createdAt, modifiedAt } = schedule;
  const { target } = details;
  return {
    Arn: scheduleArnOf(schedule, groupName, name),
    GroupName: groupName,
    Name: name,
    ScheduleExpression: details.expression,
    ScheduleExpressionTimezone: details.timezone,
    State: details.state,
    Description: details.description,
    KmsKeyArn: details.kmsKeyArn,
    ActionAfterCompletion: details.actionAfterCompletion,
    FlexibleTimeWindow: { Mode: 'OFF' },
    CreationDate: createdAt / 1000,
    LastModificationDate: modifiedAt / 1000,
    Target: {
      Arn: target.arn,
      RoleArn: target.roleArn,
      Input: target.input,
      DeadLetterConfig:
        target.deadLetterArn === undefined ? undefined : { Arn: target.deadLetterArn },
      RetryPolicy: {
        MaximumEventAgeInSeconds: target.maximumEventAgeSeconds,
        MaximumRetryAttempts: target.maximumRetryAttempts,
      },
    },
  };
}

/** A schedule as ListSchedules tells it. */
export function scheduleSummaryJson(schedule: Schedule): Json {
  const { groupName, name, details, createdAt, modifiedAt } = schedule;
  return {
    Arn: scheduleArnOf(schedule, groupName, name),
    GroupName: groupName,
    Name: name,
    State: details.state,
    CreationDate: createdAt / 1000,
    LastModificationDate: modifiedAt / 1000,
    Target: { Arn: details.target.arn },
  };
}

export function groupJson(group: ScheduleGroup): Json {
  return {
    Arn: groupArnOf(group, group.name),
    Name: group.name,
    State: 'ACTIVE',
    CreationDate: group.createdAt / 1000,
    LastModificationDate: group.createdAt / 1000,
  };
}
