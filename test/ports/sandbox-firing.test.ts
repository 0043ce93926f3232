import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GUARD_NAMES } from '../../src-main/kernel/guard-names.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { create, guardInput, read } from '../unit/sandbox/guard-calls.ts';
import { refusal, sdkBench } from '../unit/sandbox/sdk.ts';
import type { SdkBench } from '../unit/sandbox/sdk.ts';

const GROUP = SANDBOX_GROUPS.bastionProd;
const MINUTE_MS = 60_000;
const DELAY_MS = 2000;

let bench: SdkBench;
let now: number;

beforeEach(async () => {
  now = Math.floor(Date.now() / 1000) * 1000;
  bench = await sdkBench({ now: () => now });
});

afterEach(async () => {
  await bench.stop();
});

function foreignRule(): { readonly id: string; readonly input: unknown } {
  const rule = { groupId: GROUP, fromPort: 22, cidr: '81.187.42.19/32' };
  const { id } = bench.world.addForeignRule(rule);
  return { id, input: { GroupId: GROUP, SecurityGroupRuleIds: [id] } };
}

const inAMinute = (input: unknown, more = {}, target = {}) =>
  bench.scheduler().send(create(guardInput(now + MINUTE_MS, input, more, target)));
const fires = () => bench.sandbox.requests.filter(({ action }) => action === 'Fire');
const letters = () =>
  bench.world.queues
    .all()
    .filter(({ region, name }) => region === 'eu-west-1' && name === GUARD_NAMES.queue)
    .flatMap(({ messages }) => messages);

describe('a schedule that is due', () => {
  it('revokes by rule id as its role, never early, and is gone', async () => {
    const { id, input } = foreignRule();
    await inAMinute(input);
    await bench.sandbox.advance(MINUTE_MS - 1);
    expect(bench.world.rule(id)).toBeDefined();
    await bench.sandbox.advance(1 + DELAY_MS);
    expect(bench.world.rule(id)).toBeUndefined();
    expect((await refusal(bench.scheduler().send(read()))).code).toBe('ResourceNotFoundException');
    expect(fires()).toMatchObject([{ status: 200, at: now + MINUTE_MS + DELAY_MS }]);
    expect(letters()).toEqual([]);
  });

  it('revokes by what the rule says', async () => {
    const { id } = foreignRule();
    const IpRanges = [{ CidrIp: '81.187.42.19/32' }];
    const permission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges };
    await inAMinute({ GroupId: GROUP, IpPermissions: [permission] });
    await bench.sandbox.advance(2 * MINUTE_MS);
    expect(bench.world.rule(id)).toBeUndefined();
  });

  it('stays, done, when it is not to be deleted', async () => {
    const { input } = foreignRule();
    await inAMinute(input, { ActionAfterCompletion: 'NONE' });
    await bench.sandbox.advance(2 * MINUTE_MS);
    await bench.sandbox.advance(2 * MINUTE_MS);
    expect(fires()).toHaveLength(1);
    expect(await bench.scheduler().send(read())).toMatchObject({ State: 'ENABLED' });
  });

  it('does nothing while it is disabled', async () => {
    const { id, input } = foreignRule();
    await inAMinute(input, { State: 'DISABLED' });
    await bench.sandbox.advance(2 * MINUTE_MS);
    expect(bench.world.rule(id)).toBeDefined();
    expect(fires()).toEqual([]);
  });
});

describe('what fails', () => {
  it.each([
    ['an unknown member', { GroupID: GROUP }, 'ValidationException'],
    [
      'a rule that is gone',
      { GroupId: GROUP, SecurityGroupRuleIds: ['sgr-0123456789abcdef0'] },
      'InvalidSecurityGroupRuleId.NotFound',
    ],
  ])('for %s is tried again and then left in the queue', async (_, input, code) => {
    await inAMinute(input);
    await bench.sandbox.advance(2 * MINUTE_MS);
    expect(fires().map(({ errorCode }) => errorCode)).toEqual([code, code, code]);
    const [letter] = letters();
    expect(letter?.body).toBe(JSON.stringify(input));
    const texts = Object.entries(letter?.attributes ?? {}).map(([name, { value }]) => [
      name,
      value,
    ]);
    expect(Object.fromEntries(texts)).toMatchObject({
      ERROR_CODE: code,
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      RETRY_ATTEMPTS: '2',
      SCHEDULE_ARN: 'arn:aws:scheduler:eu-west-1:123456789012:schedule/drawbridge/lease-1',
      TARGET_ARN: 'arn:aws:scheduler:::aws-sdk:ec2:revokeSecurityGroupIngress',
      SCHEDULED_TIME: new Date(now + MINUTE_MS).toISOString().replace('.000Z', 'Z'),
    });
    expect(bench.world.schedules.all()).toEqual([]);
  });

  it('ends by age when that comes first', async () => {
    await inAMinute(
      { GroupID: GROUP },
      {},
      { RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 185 } },
    );
    await bench.sandbox.advance(3 * MINUTE_MS);
    const [letter] = letters();
    expect(letter?.attributes['EXHAUSTED_RETRY_CONDITION']?.value).toBe('MaximumEventAgeInSeconds');
    expect(Number(letter?.attributes['RETRY_ATTEMPTS']?.value)).toBe(fires().length - 1);
  });

  it('goes well at the second try when AWS stumbled at the first', async () => {
    const { id, input } = foreignRule();
    bench.world.faults.next({ service: 'scheduler', action: 'Fire', kind: 'http', status: 503 });
    await inAMinute(input);
    await bench.sandbox.advance(2 * MINUTE_MS);
    expect(fires().map(({ status }) => status)).toEqual([503, 200]);
    expect(bench.world.rule(id)).toBeUndefined();
    expect(letters()).toEqual([]);
  });

  it('is lost when the role may not write to the queue', async () => {
    const { id, input } = foreignRule();
    const role = bench.world.role(GUARD_NAMES.role);
    if (!role) throw new Error('The sandbox has no role for guards');
    await inAMinute(input);
    bench.world.putRole({ ...role, policies: [] });
    await bench.sandbox.advance(2 * MINUTE_MS);
    expect(bench.world.rule(id)).toBeDefined();
    expect(fires().at(-1)?.errorCode).toBe('UnauthorizedOperation');
    expect(letters()).toEqual([]);
    expect(bench.world.schedules.all()).toEqual([]);
  });
});
