import { join } from 'node:path';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import { scheduleArn } from '../../src-main/kernel/guard-names.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import type { SandboxOptions } from '../../src-main/sandbox/sandbox-server.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import { create, guardInput, PLACE, read, update } from '../unit/sandbox/guard-calls.ts';
import { refusal, sdkBench } from '../unit/sandbox/sdk.ts';
import type { SdkBench } from '../unit/sandbox/sdk.ts';

const GROUP = SANDBOX_GROUPS.bastionProd;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const newFolder = temporaryFolders();
let bench: SdkBench | undefined;

afterEach(async () => {
  await bench?.stop();
  bench = undefined;
});

async function started(options?: SandboxOptions): Promise<SdkBench> {
  bench = await sdkBench(options);
  return bench;
}

/** A rule of somebody, and a schedule that will revoke it so long from now. */
async function guarded(aws: SdkBench, fromNowMs: number): Promise<string> {
  const rule = { groupId: GROUP, fromPort: 22, cidr: '81.187.42.19/32' };
  const { id } = aws.world.addForeignRule(rule);
  const input = { GroupId: GROUP, SecurityGroupRuleIds: [id] };
  await aws.scheduler().send(create(guardInput(Date.now() + fromNowMs, input)));
  return id;
}

describe('time', () => {
  it('passes by itself: a schedule fires without anybody asking', async () => {
    // The clock stands until the schedule is made, so that a slow machine does not make it late.
    const start = Math.floor(Date.now() / 1000) * 1000;
    let stands = true;
    const now = () => (stands ? start : Date.now());
    const aws = await started({ now, scheduleDelayMs: 0 });
    const { world } = aws;
    const rule = { groupId: GROUP, fromPort: 22, cidr: '81.187.42.19/32' };
    const { id } = world.addForeignRule(rule);
    const input = { GroupId: GROUP, SecurityGroupRuleIds: [id] };
    await aws.scheduler().send(create(guardInput(start + 1000, input)));
    expect(world.rule(id)).toBeDefined();
    stands = false;
    await waitFor(() => world.rule(id) === undefined, { what: 'the rule to be revoked' });
    expect(world.schedules.all()).toEqual([]);
  });

  it('is made to pass through the control path, and the Date of answers says so', async () => {
    const aws = await started();
    const { sandbox, world } = aws;
    const id = await guarded(aws, HOUR_MS);
    const clock = (body: unknown) =>
      fetch(`${sandbox.url}/sandbox/clock`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await clock({ aheadMs: -1 })).status).toBe(400);
    expect((await clock({})).status).toBe(400);
    const answer = await clock({ aheadMs: HOUR_MS + MINUTE_MS });
    expect(answer.status).toBe(200);
    expect(world.rule(id)).toBeUndefined();
    const seen = await fetch(`${sandbox.url}/sandbox/world`);
    expect(await seen.json()).toMatchObject({ schedules: [] });
    const date = Date.parse(seen.headers.get('date') ?? '');
    expect(date - Date.now()).toBeGreaterThan(HOUR_MS);
  });

  it('that has passed is the time signatures are held to', async () => {
    const aws = await started();
    await aws.sandbox.advance(HOUR_MS);
    const whoAmI = () => new GetCallerIdentityCommand({});
    expect((await refusal(aws.sts().send(whoAmI()))).code).toBe('SignatureDoesNotMatch');
    const { Account } = await aws.sts({ clockOffsetMs: HOUR_MS }).send(whoAmI());
    expect(Account).toBe(PLACE.account);
    await expect(aws.sandbox.advance(-1)).rejects.toThrow(RangeError);
  });

  it('of the options counts with the next request', async () => {
    let aheadMs = 0;
    const aws = await started({ now: () => Date.now() + aheadMs, scheduleDelayMs: 59_000 });
    const id = await guarded(aws, 2 * MINUTE_MS);
    aheadMs = 2 * MINUTE_MS;
    await aws.scheduler().send(read());
    expect(aws.world.rule(id)).toBeDefined();
    aheadMs = 3 * MINUTE_MS;
    expect((await refusal(aws.scheduler().send(read()))).code).toBe('ResourceNotFoundException');
    expect(aws.world.rule(id)).toBeUndefined();
  });
});

describe('a schedule', () => {
  it('can be made to fire early, and is then gone for whoever updates it', async () => {
    const aws = await started();
    const id = await guarded(aws, HOUR_MS);
    await aws.sandbox.fireSchedule('lease-1');
    expect(aws.world.rule(id)).toBeUndefined();
    const later = guardInput(Date.now() + HOUR_MS, { GroupId: GROUP });
    expect(await refusal(aws.scheduler().send(update(later)))).toMatchObject({
      code: 'ResourceNotFoundException',
      status: 404,
    });
  });

  it('survives a restart; what fell due meanwhile fires then', async () => {
    const statePath = join(newFolder(), 'sandbox-aws.json');
    const first = await started({ statePath });
    const id = await guarded(first, MINUTE_MS);
    await first.stop();
    const second = await started({ statePath });
    expect(await second.scheduler().send(read())).toMatchObject({
      Arn: scheduleArn(PLACE, 'lease-1'),
    });
    expect(second.world.rule(id)).toBeDefined();
    await second.stop();
    const third = await started({ statePath, now: () => Date.now() + 2 * MINUTE_MS });
    expect(third.world.rule(id)).toBeUndefined();
    expect(third.world.schedules.all()).toEqual([]);
  });

  it('is made once when the answer was lost and the SDK asks again', async () => {
    const aws = await started();
    const fault = { service: 'scheduler', action: 'CreateSchedule' } as const;
    aws.world.faults.next({ ...fault, kind: 'drop-after-apply' });
    const patient = aws.scheduler({ maxAttempts: 2 });
    await patient.send(create(guardInput(Date.now() + HOUR_MS, { GroupId: GROUP })));
    expect(aws.world.schedules.all()).toHaveLength(1);
    expect(aws.sandbox.requests).toMatchObject([
      { service: 'scheduler', action: 'CreateSchedule', region: 'eu-west-1', status: 200 },
      { service: 'scheduler', action: 'CreateSchedule', region: 'eu-west-1', status: 200 },
    ]);
  });
});

describe('who signs for Scheduler', () => {
  it.each([
    [
      'an unknown key',
      { ...SANDBOX_KEY, accessKeyId: 'AKIAEXAMPLEUNKNOWN22' },
      'UnrecognizedClientException',
    ],
    [
      'a wrong secret',
      { ...SANDBOX_KEY, secretAccessKey: 'not-a-real-secret-and-wrong-too' },
      'InvalidSignatureException',
    ],
  ])('is refused with %s', async (_, credentials, code) => {
    const aws = await started();
    const asked = aws.scheduler({ credentials }).send(read());
    expect(await refusal(asked)).toMatchObject({ code, status: 403 });
  });

  it('is refused with an old signature, in words the SDK corrects its clock by', async () => {
    const aws = await started();
    await aws.sandbox.advance(HOUR_MS);
    const once = aws.scheduler().send(read());
    expect((await refusal(once)).code).toBe('InvalidSignatureException');
    const patient = aws.scheduler({ maxAttempts: 2 });
    expect((await refusal(patient.send(read()))).code).toBe('ResourceNotFoundException');
  });

  it('is nobody without a signature, and no web page', async () => {
    const { sandbox } = await started();
    const answer = await fetch(`${sandbox.url}/schedules/lease-1`);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
    const page = await fetch(`${sandbox.url}/schedules`, {
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(page.status).toBe(403);
    expect(page.headers.get('x-amzn-errortype')).toBeNull();
  });

  it('is told of a path that is no operation', async () => {
    const { sandbox } = await started();
    const answer = await fetch(`${sandbox.url}/schedules/a/b`, { method: 'PATCH' });
    expect(answer.status).toBe(403);
    expect(sandbox.requests).toMatchObject([{ service: 'scheduler', action: '' }]);
  });
});
