import type { JsonInput } from '../protocol/json-input.ts';
import { unfit } from './errors.ts';
import { DEFAULT_GROUP } from './store.ts';
import type { SchedulerPlace } from './store.ts';

const NAME = /^[0-9a-zA-Z-_.]{1,64}$/;
const TOKEN = /^[a-zA-Z0-9-_]{1,64}$/;

/** The schedule's or group's own name; refused when it is not of the form. */
export function readName(input: JsonInput): string {
  return fitting(input.text('Name'), 'name', NAME);
}

/** The group a call names, the `default` one when it names none. */
export function readGroupName(input: JsonInput): string {
  return fitting(input.text('GroupName') ?? DEFAULT_GROUP, 'groupName', NAME);
}

export function readClientToken(input: JsonInput): { clientToken?: string } {
  const token = input.text('ClientToken');
  return token === undefined ? {} : { clientToken: fitting(token, 'clientToken', TOKEN) };
}

export function scheduleArnOf(
  { accountId, region }: SchedulerPlace,
  groupName: string,
  name: string,
): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule/${groupName}/${name}`;
}

export function groupArnOf({ accountId, region }: SchedulerPlace, name: string): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`;
}

function fitting(value: string | undefined, member: string, form: RegExp): string {
  if (value !== undefined && form.test(value)) return value;
  throw unfit(
    value,
    member,
    value === undefined
      ? 'Member must not be null'
      : `Member must satisfy regular expression pattern: ${form.source} and have length between 1 and 64`,
  );
}
