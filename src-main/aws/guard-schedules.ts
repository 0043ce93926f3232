import { randomUUID } from 'node:crypto';
import type { UpdateScheduleCommandInput } from '@aws-sdk/client-scheduler';
import {
  failureQueueArn,
  GUARD_NAMES,
  reaperRoleArn,
  revokeTargetArn,
  scheduleArn,
} from '../kernel/guard-names.ts';
import type { GuardPlace } from '../kernel/guard-names.ts';
import type { Instant } from '../kernel/clock.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { GuardTries } from '../leases/guard.ts';
import type { GuardAim, GuardSchedule } from '../leases/lease.ts';
import type { AwsFailure } from './aws-errors.ts';
import { askGuard } from './guard-session.ts';
import type { GuardSession } from './guard-session.ts';
import { ipPermissions } from './rules.ts';

/** A schedule, with the group whose rule it removes. */
export interface Timed {
  readonly schedule: GuardSchedule;
  readonly at: Instant;
  readonly groupId: string;
  readonly tries?: GuardTries | undefined;
}

const GroupName = GUARD_NAMES.scheduleGroup;
const PER_PAGE = 100;

/**
 * How long Scheduler tries, in seconds. A rule's id is never anybody else's: half a day, longer than
 * EC2 or a broken role stays out of order. A place can be somebody else's soon after: a quarter of an
 * hour, for throttling and short failures. What AWS refuses for good it refuses each time; the
 * attempts come further and further apart and cost nothing.
 */
const TRIES_FOR: { readonly [K in GuardAim['kind']]: number } = { rule: 12 * 3_600, place: 900 };
const MAX_ATTEMPTS = 185;
/** The shortest AWS takes, and one attempt more. */
const ONCE = { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 1 };

/** Makes a schedule; one of this name is replaced. */
export async function setSchedule(
  session: GuardSession,
  timed: Timed,
): Promise<Result<void, AwsFailure>> {
  const { sdk, clients, place } = session;
  const { name } = timed.schedule;
  // One token for all the SDK's own tries: the second is no conflict with the first.
  const command = new sdk.CreateScheduleCommand({
    ...scheduleInput(place, timed),
    ClientToken: randomUUID(),
  });
  const made = await askGuard(
    session,
    'scheduler:CreateSchedule',
    scheduleArn(place, name),
    (options) => clients.scheduler.send(command, options),
  );
  if (made.ok) return ok(undefined);
  return made.error.fault === 'schedule-exists' ? updateSchedule(session, timed) : made;
}

/**
 * Gives a schedule another time and aim. AWS sets back what is left out: all is sent each time.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html
 */
export async function updateSchedule(
  session: GuardSession,
  timed: Timed,
): Promise<Result<void, AwsFailure>> {
  const { sdk, clients, place } = session;
  const command = new sdk.UpdateScheduleCommand({
    ...scheduleInput(place, timed),
    ClientToken: randomUUID(),
  });
  const about = scheduleArn(place, timed.schedule.name);
  const updated = await askGuard(session, 'scheduler:UpdateSchedule', about, (options) =>
    clients.scheduler.send(command, options),
  );
  return updated.ok ? ok(undefined) : updated;
}

export async function deleteSchedule(
  session: GuardSession,
  name: string,
): Promise<Result<void, AwsFailure>> {
  const { sdk, clients, place } = session;
  const command = new sdk.DeleteScheduleCommand({ GroupName, Name: name });
  const about = scheduleArn(place, name);
  const deleted = await askGuard(session, 'scheduler:DeleteSchedule', about, (options) =>
    clients.scheduler.send(command, options),
  );
  return deleted.ok ? ok(undefined) : deleted;
}

/** The names of all schedules of the group that begin so. */
export async function scheduleNames(
  session: GuardSession,
  prefix: string,
): Promise<Result<readonly string[], AwsFailure>> {
  const { sdk, clients, place } = session;
  const names: string[] = [];
  let token: string | undefined;
  do {
    const command = new sdk.ListSchedulesCommand({
      GroupName,
      NamePrefix: prefix,
      MaxResults: PER_PAGE,
      NextToken: token,
    });
    const about = scheduleArn(place, '*');
    const page = await askGuard(session, 'scheduler:ListSchedules', about, (options) =>
      clients.scheduler.send(command, options),
    );
    if (!page.ok) return page;
    names.push(...(page.value.Schedules ?? []).flatMap(({ Name }) => Name ?? []));
    token = page.value.NextToken === '' ? undefined : page.value.NextToken;
  } while (token !== undefined);
  return ok(names);
}

function scheduleInput(
  place: GuardPlace,
  { schedule, at, groupId, tries }: Timed,
): UpdateScheduleCommandInput {
  const { name, aim } = schedule;
  return {
    GroupName,
    Name: name,
    Description: `Drawbridge: closes ${groupId} where the computer that opened it has not`,
    // UTC, whole seconds, and no letter for the zone.
    ScheduleExpression: `at(${new Date(at).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    State: 'ENABLED',
    Target: {
      Arn: revokeTargetArn(place.partition),
      RoleArn: reaperRoleArn(place),
      Input: revokeInput(groupId, aim),
      RetryPolicy:
        tries === 'once'
          ? ONCE
          : { MaximumEventAgeInSeconds: TRIES_FOR[aim.kind], MaximumRetryAttempts: MAX_ATTEMPTS },
      DeadLetterConfig: { Arn: failureQueueArn(place) },
    },
  };
}

/** What Scheduler hands to EC2, in EC2's own spelling. */
function revokeInput(groupId: string, aim: GuardAim): string {
  return JSON.stringify(
    aim.kind === 'rule'
      ? { GroupId: groupId, SecurityGroupRuleIds: [aim.ruleId] }
      : { GroupId: groupId, IpPermissions: ipPermissions([aim]) },
  );
}
