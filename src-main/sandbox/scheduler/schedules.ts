import type { JsonCall } from '../call.ts';
import { requireJsonPermission } from '../json-permission.ts';
import { readDetails } from './details.ts';
import { conflict, invalid, notFound } from './errors.ts';
import { dueTime, requireFuture } from './expression.ts';
import type { Schedule, ScheduleDetails } from './model.ts';
import { readClientToken, readGroupName, readName, scheduleArnOf } from './names.ts';
import { assumableRole, NOT_ASSUMABLE, SCHEDULER_PRINCIPAL } from './role.ts';
import { scheduleJson } from './schedule-json.ts';
import type { SchedulerPlace } from './store.ts';

type Answer = Readonly<Record<string, unknown>>;

/**
 * The same call with the same ClientToken is the same schedule; another one of its name is a
 * conflict.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
export function createSchedule(call: JsonCall): Answer {
  const { groupName, name, place, arn } = named(call);
  const details = readDetails(call.input);
  const token = readClientToken(call.input);
  const dueAt = dueTime(details.expression);
  requireJsonPermission(call, 'scheduler:CreateSchedule', arn);
  requirePassRole(call, details);
  if (!call.world.schedules.group(place, groupName)) throw notFound('Schedule group', groupName);
  const present = call.world.schedules.find(place, groupName, name);
  if (present) {
    if (!isSameCall(present, token.clientToken, details)) throw conflict('Schedule', name);
    return { ScheduleArn: arn };
  }
  checkRunnable(call, groupName, details, dueAt);
  const { now } = call;
  call.world.schedules.put({
    ...place,
    groupName,
    name,
    details,
    createdAt: now,
    modifiedAt: now,
    ...token,
    dueAt,
    nextTryAt: dueAt,
    failedTries: 0,
  });
  return { ScheduleArn: arn };
}

/**
 * Says everything of a schedule anew: what is left out falls back to its default.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html
 */
export function updateSchedule(call: JsonCall): Answer {
  const { groupName, name, place, arn } = named(call);
  const details = readDetails(call.input);
  readClientToken(call.input);
  const dueAt = dueTime(details.expression);
  requireJsonPermission(call, 'scheduler:UpdateSchedule', arn);
  requirePassRole(call, details);
  const present = call.world.schedules.find(place, groupName, name);
  if (!present) throw notFound('Schedule', name);
  checkRunnable(call, groupName, details, dueAt);
  call.world.schedules.put({
    ...present,
    details,
    modifiedAt: call.now,
    dueAt,
    nextTryAt: dueAt,
    failedTries: 0,
  });
  return { ScheduleArn: arn };
}

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html */
export function getSchedule(call: JsonCall): Answer {
  return scheduleJson(theSchedule(call, 'scheduler:GetSchedule'));
}

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteSchedule.html */
export function deleteSchedule(call: JsonCall): Answer {
  call.world.schedules.remove(theSchedule(call, 'scheduler:DeleteSchedule'));
  return {};
}

function theSchedule(call: JsonCall, action: string): Schedule {
  const { groupName, name, place, arn } = named(call);
  requireJsonPermission(call, action, arn);
  const schedule = call.world.schedules.find(place, groupName, name);
  if (!schedule) throw notFound('Schedule', name);
  return schedule;
}

interface Named {
  readonly groupName: string;
  readonly name: string;
  readonly place: SchedulerPlace;
  readonly arn: string;
}

function named({ input, principal, region }: JsonCall): Named {
  const name = readName(input);
  const groupName = readGroupName(input);
  const place = { accountId: principal.accountId, region };
  return { groupName, name, place, arn: scheduleArnOf(place, groupName, name) };
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
function requirePassRole(call: JsonCall, { target }: ScheduleDetails): void {
  requireJsonPermission(call, 'iam:PassRole', target.roleArn, {
    'iam:PassedToService': SCHEDULER_PRINCIPAL,
  });
}

function checkRunnable(
  { world, principal: { accountId }, region, now }: JsonCall,
  groupName: string,
  { target, expression }: ScheduleDetails,
  dueAt: number,
): void {
  requireFuture(expression, dueAt, now);
  if (!assumableRole(world, target.roleArn, { accountId, region }, groupName))
    throw invalid(NOT_ASSUMABLE);
}

function isSameCall(
  present: Schedule,
  clientToken: string | undefined,
  details: ScheduleDetails,
): boolean {
  return (
    clientToken !== undefined &&
    present.clientToken === clientToken &&
    JSON.stringify(present.details) === JSON.stringify(details)
  );
}
