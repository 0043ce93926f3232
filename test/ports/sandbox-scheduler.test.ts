import {
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  GUARD_NAMES,
  reaperRoleArn,
  scheduleArn,
  scheduleGroupArn,
} from '../../src-main/kernel/guard-names.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_RESTRICTED_KEY } from '../../src-main/sandbox/seed.ts';
import { at, create, guardInput, PLACE, read, update } from '../unit/sandbox/guard-calls.ts';
import { refusal, sdkBench } from '../unit/sandbox/sdk.ts';
import type { SdkBench } from '../unit/sandbox/sdk.ts';

const GROUP = SANDBOX_GROUPS.bastionProd;
const MINUTE_MS = 60_000;
const GroupName = GUARD_NAMES.scheduleGroup;

let bench: SdkBench;
let now: number;

beforeEach(async () => {
  now = Math.floor(Date.now() / 1000) * 1000;
  bench = await sdkBench({ now: () => now });
});

afterEach(async () => {
  await bench.stop();
});

const inAnHour = (more = {}, target = {}) =>
  guardInput(now + 60 * MINUTE_MS, { GroupId: GROUP }, more, target);
const made = (more = {}, target = {}) => bench.scheduler().send(create(inAnHour(more, target)));
const changed = (more = {}, target = {}) => bench.scheduler().send(update(inAnHour(more, target)));
const remove = () => new DeleteScheduleCommand({ Name: 'lease-1', GroupName });

describe('a schedule', () => {
  it('is made, read back whole, listed and deleted', async () => {
    const scheduler = bench.scheduler();
    const { ScheduleArn } = await made({ Description: 'a guard' });
    expect(ScheduleArn).toBe(scheduleArn(PLACE, 'lease-1'));
    const { $metadata, ...schedule } = await scheduler.send(read());
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(schedule).toEqual({
      ...inAnHour({ Description: 'a guard' }),
      Arn: ScheduleArn,
      State: 'ENABLED',
      CreationDate: new Date(now),
      LastModificationDate: new Date(now),
    });
    const { Schedules } = await scheduler.send(new ListSchedulesCommand({ GroupName }));
    expect(Schedules).toMatchObject([{ Name: 'lease-1', GroupName, State: 'ENABLED' }]);
    await scheduler.send(remove());
    expect(await refusal(scheduler.send(read()))).toEqual({
      code: 'ResourceNotFoundException',
      message: 'Schedule lease-1 does not exist.',
      status: 404,
    });
    expect((await refusal(scheduler.send(remove()))).code).toBe('ResourceNotFoundException');
  });

  it('has the defaults of AWS where nothing is said', async () => {
    const { Target, ...said } = inAnHour({
      ScheduleExpressionTimezone: undefined,
      ActionAfterCompletion: undefined,
    });
    const bare = { Arn: Target?.Arn, RoleArn: Target?.RoleArn };
    await bench.scheduler().send(create({ ...said, Target: bare }));
    expect(await bench.scheduler().send(read())).toMatchObject({
      ScheduleExpressionTimezone: 'UTC',
      ActionAfterCompletion: 'NONE',
      Target: { RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } },
    });
  });

  it('is the same one for the same call with the same token, and a conflict otherwise', async () => {
    const ClientToken = 'one-and-the-same';
    const first = await made({ ClientToken });
    const second = await made({ ClientToken });
    expect(second.ScheduleArn).toBe(first.ScheduleArn);
    expect(bench.world.schedules.all()).toHaveLength(1);
    const conflict = { code: 'ConflictException', status: 409 };
    expect(await refusal(made({ ClientToken: 'another' }))).toMatchObject(conflict);
    expect(await refusal(made({ ClientToken, Description: 'else' }))).toMatchObject(conflict);
  });

  it('is whole and new after an update: what is left out is gone', async () => {
    await made({ Description: 'a guard' });
    now += MINUTE_MS;
    await changed(
      { ActionAfterCompletion: undefined },
      { DeadLetterConfig: undefined, RetryPolicy: undefined },
    );
    const schedule = await bench.scheduler().send(read());
    expect(schedule).toMatchObject({
      ActionAfterCompletion: 'NONE',
      ScheduleExpression: at(now + 60 * MINUTE_MS),
      CreationDate: new Date(now - MINUTE_MS),
      LastModificationDate: new Date(now),
      Target: { RetryPolicy: { MaximumRetryAttempts: 185 } },
    });
    expect(schedule.Description).toBeUndefined();
    expect(schedule.Target?.DeadLetterConfig).toBeUndefined();
  });

  it('cannot be updated when it is not there', async () => {
    expect((await refusal(changed())).code).toBe('ResourceNotFoundException');
  });
});

describe('a schedule is refused', () => {
  const form = (expression: string) => ({ ScheduleExpression: expression });
  it.each([
    ['a name with a blank', { Name: 'lease 1' }],
    ['a name of 65 characters', { Name: 'x'.repeat(65) }],
    ['a time zone that is not UTC', { ScheduleExpressionTimezone: 'Europe/London' }],
    ['a recurring expression', form('rate(5 minutes)')],
    ['a zone letter', form('at(2040-01-01T00:00:00Z)')],
    ['parts of a second', form('at(2040-01-01T00:00:00.5)')],
    ['a day no month has', form('at(2040-02-30T00:00:00)')],
    ['a time that has passed', form('at(2020-01-01T00:00:00)')],
    ['a window that is not off', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const } }],
    ['a token with a blank', { ClientToken: 'a b' }],
  ])('for %s', async (_, more) => {
    expect(await refusal(made(more))).toMatchObject({ code: 'ValidationException', status: 400 });
    expect(bench.world.schedules.all()).toEqual([]);
  });

  it.each([
    ['an action that reads', { Arn: 'arn:aws:scheduler:::aws-sdk:ec2:describeInstances' }],
    ['a target the sandbox has not', { Arn: 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances' }],
    ['input that is no JSON', { Input: '{GroupId}' }],
    ['186 retries', { RetryPolicy: { MaximumRetryAttempts: 186 } }],
    ['an age of 59 seconds', { RetryPolicy: { MaximumEventAgeInSeconds: 59 } }],
    ['a FIFO queue', { DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:123456789012:a.fifo' } }],
    ['a role that is not there', { RoleArn: 'arn:aws:iam::123456789012:role/nobody' }],
    ['a role of people', { RoleArn: 'arn:aws:iam::123456789012:role/careless' }],
  ])('for a target with %s', async (_, target) => {
    expect(await refusal(made({}, target))).toMatchObject({ code: 'ValidationException' });
    expect(bench.world.schedules.all()).toEqual([]);
  });

  it('without a group', async () => {
    expect(await refusal(made({ GroupName: 'nowhere' }))).toMatchObject({
      code: 'ResourceNotFoundException',
      message: 'Schedule group nowhere does not exist.',
    });
    bench.world.schedules.deleteGroup('eu-west-1', GroupName);
    expect((await refusal(made())).code).toBe('ResourceNotFoundException');
  });

  it.each([
    ['another account', { sourceAccount: '999999999999' }],
    ['another schedule group', { sourceArns: ['arn:aws:scheduler:*:*:schedule-group/other'] }],
    ['another service', { principal: 'lambda.amazonaws.com' }],
  ])('when the role is there for %s', async (_, trust) => {
    const role = bench.world.role(GUARD_NAMES.role);
    const service = role?.trust.service;
    if (!service) throw new Error('The sandbox has no role for guards');
    bench.world.putRole({ ...role, trust: { ...role.trust, service: { ...service, ...trust } } });
    expect(await refusal(made())).toMatchObject({
      code: 'ValidationException',
      message:
        'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    });
  });
});

describe('permission', () => {
  it('is asked with the ARN of the schedule', async () => {
    const scheduler = bench.scheduler({ credentials: SANDBOX_RESTRICTED_KEY });
    const { code, message, status } = await refusal(scheduler.send(create(inAnHour())));
    expect([code, status]).toEqual(['AccessDeniedException', 403]);
    expect(message).toBe(
      `User: arn:aws:iam::123456789012:user/ben is not authorized to perform: scheduler:CreateSchedule on resource: ${scheduleArn(PLACE, 'lease-1')} because no identity-based policy allows the scheduler:CreateSchedule action`,
    );
  });

  it.each([
    ['CreateSchedule', 'lease-2', () => made({ Name: 'lease-2' })],
    ['GetSchedule', 'lease-1', () => bench.scheduler().send(read())],
    ['UpdateSchedule', 'lease-1', () => changed()],
    ['DeleteSchedule', 'lease-1', () => bench.scheduler().send(remove())],
  ] as const)('to %s is enough with just that, for just this schedule', async (name, on, call) => {
    await made();
    const may = (Resource: string) => {
      const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' } as const;
      const own = { Effect: 'Allow', Action: `scheduler:${name}`, Resource } as const;
      bench.world.attachPolicies('ana', [{ Version: '2012-10-17', Statement: [pass, own] }]);
    };
    may(scheduleArn(PLACE, 'another'));
    expect((await refusal(call())).code).toBe('AccessDeniedException');
    may(scheduleArn(PLACE, on));
    expect(await call()).toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });

  it('to pass the role is asked, for Scheduler', async () => {
    const policy = (service: string) => ({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'scheduler:*', Resource: '*' } as const,
        {
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: reaperRoleArn(PLACE),
          Condition: { StringEquals: { 'iam:PassedToService': service } },
        } as const,
      ],
    });
    bench.world.attachPolicies('ana', [policy('ec2.amazonaws.com')]);
    const denied = await refusal(made());
    expect(denied.code).toBe('AccessDeniedException');
    expect(denied.message).toContain(`iam:PassRole on resource: ${reaperRoleArn(PLACE)}`);
    bench.world.attachPolicies('ana', [policy('scheduler.amazonaws.com')]);
    await made();
    expect(bench.world.schedules.all()).toHaveLength(1);
  });
});

describe('schedule groups', () => {
  it('are there in the Regions with security groups, beside the default one', async () => {
    for (const region of ['eu-west-1', 'us-east-1']) {
      const scheduler = bench.scheduler({ region });
      const group = await scheduler.send(new GetScheduleGroupCommand({ Name: GroupName }));
      const Arn = scheduleGroupArn({ ...PLACE, region: region });
      expect(group).toMatchObject({ Arn, State: 'ACTIVE' });
      const { ScheduleGroups } = await scheduler.send(new ListScheduleGroupsCommand({}));
      expect(ScheduleGroups?.map(({ Name }) => Name)).toEqual(['default', GroupName]);
    }
    const other = bench.scheduler({ region: 'eu-central-1' });
    const missing = await refusal(other.send(new GetScheduleGroupCommand({ Name: GroupName })));
    expect(missing.code).toBe('ResourceNotFoundException');
  });

  it('are made and deleted, with what is in them', async () => {
    const scheduler = bench.scheduler();
    await made();
    await scheduler.send(new DeleteScheduleGroupCommand({ Name: GroupName }));
    expect(bench.world.schedules.all()).toEqual([]);
    await scheduler.send(new CreateScheduleGroupCommand({ Name: GroupName }));
    const again = scheduler.send(new CreateScheduleGroupCommand({ Name: GroupName }));
    expect((await refusal(again)).code).toBe('ConflictException');
    await made();
    expect(bench.world.schedules.all()).toHaveLength(1);
  });
});
