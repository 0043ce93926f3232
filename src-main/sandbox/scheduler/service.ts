import type { JsonActions } from '../call.ts';
import { ApiError } from '../protocol/errors.ts';
import { JsonInput } from '../protocol/json-input.ts';
import { originOf } from '../protocol/origin.ts';
import type { WireRequest } from '../protocol/sigv4.ts';
import type { Service } from '../service.ts';
import { createScheduleGroup, deleteScheduleGroup, getScheduleGroup } from './groups.ts';
import { listScheduleGroups, listSchedules } from './lists.ts';
import { isSchedulerPath, routeOf } from './routes.ts';
import { createSchedule, deleteSchedule, getSchedule, updateSchedule } from './schedules.ts';

/** What this Scheduler can do. */
const ACTIONS: JsonActions = {
  CreateSchedule: createSchedule,
  CreateScheduleGroup: createScheduleGroup,
  DeleteSchedule: deleteSchedule,
  DeleteScheduleGroup: deleteScheduleGroup,
  GetSchedule: getSchedule,
  GetScheduleGroup: getScheduleGroup,
  ListScheduleGroups: listScheduleGroups,
  ListSchedules: listSchedules,
  UpdateSchedule: updateSchedule,
};

/**
 * EventBridge Scheduler, which tells its actions by method and path.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export const SCHEDULER: Service = {
  name: 'scheduler',
  contentType: 'application/json',
  isMeantBy: ({ path }) => isSchedulerPath(path),
  read: (request) => {
    const { action, members } = routeOf(request);
    return {
      action,
      carryOut: (context) => {
        const carryOut = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
        if (!carryOut) throw unknownOperation(request);
        const input = JsonInput.parse(request.body.toString()).with(members);
        return JSON.stringify(carryOut({ ...context, input, origin: originOf(request) }));
      },
    };
  },
  errorAnswer: ({ code, message }) => ({
    headers: { 'x-amzn-ErrorType': code },
    body: JSON.stringify({ Message: message }),
  }),
};

function unknownOperation({ method, path }: WireRequest): ApiError {
  return new ApiError(
    'UnknownOperationException',
    `${method} ${path} is no operation of the sandbox.`,
    404,
  );
}
