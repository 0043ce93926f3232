import type { JsonCall } from '../call.ts';
import { requireJsonPermission } from '../json-permission.ts';
import { invalid, notFound, unfit } from './errors.ts';
import { groupJson, scheduleSummaryJson } from './schedule-json.ts';

type Answer = Readonly<Record<string, unknown>>;

const MOST_PER_PAGE = 100;

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html */
export function listSchedules(call: JsonCall): Answer {
  requireJsonPermission(call, 'scheduler:ListSchedules', '*');
  const { input, world, region } = call;
  const { accountId } = call.principal;
  const groupName = input.text('GroupName');
  const state = input.text('State');
  if (groupName !== undefined && !world.schedules.group({ accountId, region }, groupName))
    throw notFound('Schedule group', groupName);
  const found = world.schedules
    .all()
    .filter((each) => each.accountId === accountId && each.region === region)
    .filter((each) => groupName === undefined || each.groupName === groupName)
    .filter((each) => state === undefined || each.details.state === state)
    .filter((each) => each.name.startsWith(input.text('NamePrefix') ?? ''));
  const { page, NextToken } = pageOf(call, byName(found));
  return { Schedules: page.map(scheduleSummaryJson), NextToken };
}

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListScheduleGroups.html */
export function listScheduleGroups(call: JsonCall): Answer {
  requireJsonPermission(call, 'scheduler:ListScheduleGroups', '*');
  const { input, world, region, principal } = call;
  const found = world.schedules
    .groups({ accountId: principal.accountId, region })
    .filter(({ name }) => name.startsWith(input.text('NamePrefix') ?? ''));
  const { page, NextToken } = pageOf(call, byName(found));
  return { ScheduleGroups: page.map(groupJson), NextToken };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** The token is the position of the next page. */
function pageOf<T>(
  { input }: JsonCall,
  items: readonly T[],
): { readonly page: readonly T[]; readonly NextToken?: string } {
  const size = input.integer('MaxResults') ?? MOST_PER_PAGE;
  if (size < 1 || size > MOST_PER_PAGE)
    throw unfit(String(size), 'maxResults', 'Member must have value between 1 and 100');
  const token = input.text('NextToken') ?? '0';
  if (!/^\d{1,9}$/.test(token)) throw invalid('Invalid NextToken.');
  const end = Number(token) + size;
  return {
    page: items.slice(Number(token), end),
    ...(end < items.length && { NextToken: String(end) }),
  };
}
