import type { JsonCall } from '../call.ts';
import { requireJsonPermission } from '../json-permission.ts';
import { conflict, invalid, notFound } from './errors.ts';
import type { ScheduleGroup } from './model.ts';
import { groupArnOf, readClientToken, readName } from './names.ts';
import { groupJson } from './schedule-json.ts';
import { DEFAULT_GROUP } from './store.ts';

type Answer = Readonly<Record<string, unknown>>;

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html */
export function createScheduleGroup(call: JsonCall): Answer {
  const name = readName(call.input);
  const token = readClientToken(call.input);
  const place = { accountId: call.principal.accountId, region: call.region };
  const ScheduleGroupArn = groupArnOf(place, name);
  requireJsonPermission(call, 'scheduler:CreateScheduleGroup', ScheduleGroupArn);
  const present = call.world.schedules.group(place, name);
  if (present) {
    if (token.clientToken === undefined || present.clientToken !== token.clientToken)
      throw conflict('Schedule group', name);
    return { ScheduleGroupArn };
  }
  call.world.schedules.addGroup({ ...place, name, createdAt: call.now, ...token });
  return { ScheduleGroupArn };
}

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetScheduleGroup.html */
export function getScheduleGroup(call: JsonCall): Answer {
  return groupJson(theGroup(call, 'scheduler:GetScheduleGroup'));
}

/**
 * With everything in it, and at once: AWS takes its time.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteScheduleGroup.html
 */
export function deleteScheduleGroup(call: JsonCall): Answer {
  const { region, name } = theGroup(call, 'scheduler:DeleteScheduleGroup');
  if (name === DEFAULT_GROUP) throw invalid('The default schedule group cannot be deleted.');
  call.world.schedules.deleteGroup(region, name);
  return {};
}

function theGroup(call: JsonCall, action: string): ScheduleGroup {
  const name = readName(call.input);
  const place = { accountId: call.principal.accountId, region: call.region };
  requireJsonPermission(call, action, groupArnOf(place, name));
  const group = call.world.schedules.group(place, name);
  if (!group) throw notFound('Schedule group', name);
  return group;
}
