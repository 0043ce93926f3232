import type { WireRequest } from '../protocol/sigv4.ts';

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly action: string;
}

const ONE_SCHEDULE = /^\/schedules\/([^/]+)$/;
const ONE_GROUP = /^\/schedule-groups\/([^/]+)$/;

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html */
const ROUTES: readonly Route[] = [
  { method: 'POST', path: ONE_SCHEDULE, action: 'CreateSchedule' },
  { method: 'PUT', path: ONE_SCHEDULE, action: 'UpdateSchedule' },
  { method: 'GET', path: ONE_SCHEDULE, action: 'GetSchedule' },
  { method: 'DELETE', path: ONE_SCHEDULE, action: 'DeleteSchedule' },
  { method: 'GET', path: /^\/schedules$/, action: 'ListSchedules' },
  { method: 'POST', path: ONE_GROUP, action: 'CreateScheduleGroup' },
  { method: 'GET', path: ONE_GROUP, action: 'GetScheduleGroup' },
  { method: 'DELETE', path: ONE_GROUP, action: 'DeleteScheduleGroup' },
  { method: 'GET', path: /^\/schedule-groups$/, action: 'ListScheduleGroups' },
];

/** Members that come in the query, by the name they have there. */
const QUERY_MEMBERS: Readonly<Record<string, string>> = {
  clientToken: 'ClientToken',
  groupName: 'GroupName',
  ScheduleGroup: 'GroupName',
  NamePrefix: 'NamePrefix',
  State: 'State',
  NextToken: 'NextToken',
  MaxResults: 'MaxResults',
};

/** Whether the path can only be one of Scheduler's. */
export function isSchedulerPath(path: string): boolean {
  return /^\/(schedules|schedule-groups)(\/|$)/.test(path);
}

/** The action, empty when there is none of this method and path; and the members outside the body. */
export function routeOf({ method, path, query }: WireRequest): {
  readonly action: string;
  readonly members: Readonly<Record<string, unknown>>;
} {
  const route = ROUTES.find((each) => each.method === method && each.path.test(path));
  if (!route) return { action: '', members: {} };
  const name = route.path.exec(path)?.[1];
  const given = [...new URLSearchParams(query)].flatMap(([key, value]) => {
    const member = Object.hasOwn(QUERY_MEMBERS, key) ? QUERY_MEMBERS[key] : undefined;
    if (member === undefined) return [];
    return [[member, member === 'MaxResults' ? Number(value) : value] as const];
  });
  return {
    action: route.action,
    members: { ...Object.fromEntries(given), Name: name === undefined ? undefined : decoded(name) },
  };
}

/** What is not valid percent-encoding stays as it is, and is then no name. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
