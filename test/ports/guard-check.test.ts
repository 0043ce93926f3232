import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schedulerGuard } from '../../src-main/aws/scheduler-guard.ts';
import { GUARD_NAMES } from '../../src-main/kernel/guard-names.ts';
import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import { checkGuard } from '../../src-main/leases/guard-check.ts';
import type { GuardCheckEnd, GuardCheckState } from '../../src-main/leases/guard-check.ts';
import type { LeaseId } from '../../src-main/leases/lease.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

/** The check of a guard with the app's own gate and Scheduler, and time that passes at once. */
const SIGNATURE = { install: '4f2a9c1d', person: 'ana', host: 'laptop' };

let now: number;
let aws: SandboxAws;
let told: GuardCheckState['kind'][];
let before: unknown;

const standing = () => ({
  rules: aws.world.rules(gateResource.groupId),
  schedules: aws.world.schedules.all(),
});

beforeEach(async () => {
  now = Math.floor(Date.now() / 1000) * 1000;
  aws = await sandboxAws({ now: () => now });
  told = [];
  before = standing();
});

afterEach(async () => {
  aws.clients.forget(gateIdentity.id);
  await aws.sandbox.stop();
});

async function pass(ms: number): Promise<void> {
  now += ms;
  await aws.sandbox.advance(0);
}

function check(more: { pause?: (ms: number) => Promise<void>; cancelled?: () => boolean } = {}) {
  return checkGuard({
    gate: aws.gate,
    guard: schedulerGuard(aws.clients),
    clock: { now: () => now, after: () => () => undefined },
    identity: gateIdentity,
    resource: gateResource,
    signature: SIGNATURE,
    leaseId: 'check1234' as LeaseId,
    tell: ({ kind }) => told.push(kind),
    pause: pass,
    cancelled: () => false,
    ...more,
  });
}

describe('the check of a guard', () => {
  it('sees AWS remove a rule for an address nobody has, and leaves nothing', async () => {
    const end = await check();
    expect(end.kind).toBe('proved');
    expect((end as Extract<GuardCheckEnd, { kind: 'proved' }>).tookMs).toBeLessThan(MINUTE_MS);
    expect(told).toEqual(['opening', 'waiting', 'cleaning']);
    expect(standing()).toEqual(before);
    expect(
      aws.sandbox.requests.some(({ action, status }) => action === 'Fire' && status === 200),
    ).toBe(true);
  });

  it('is over in four minutes when AWS does nothing, and says that the queue is silent', async () => {
    const start = now;
    // Scheduler has lost it: nothing fires.
    const end = await check({
      pause: (ms) => {
        for (const schedule of aws.world.schedules.all()) aws.world.schedules.remove(schedule);
        return pass(ms);
      },
    });
    expect(end).toEqual({ kind: 'failed' });
    expect(now - start).toBeLessThanOrEqual(4 * MINUTE_MS);
    expect(standing()).toEqual(before);
  });

  it('reads in the queue what the role lacks', async () => {
    const role = aws.world.role(GUARD_NAMES.role);
    if (!role) throw new Error('no reaper');
    const mayTell = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' } as const;
    aws.world.putRole({ ...role, policies: [{ Version: '2012-10-17', Statement: mayTell }] });
    const end = await check();
    expect(end).toMatchObject({
      kind: 'failed',
      problem: { kind: 'guard-failed', code: 'UnauthorizedOperation' },
    });
    expect(JSON.stringify(end)).toContain('ec2:RevokeSecurityGroupIngress');
    expect(standing()).toEqual(before);
    const letters = aws.world.queues.all().flatMap(({ messages }) => messages);
    expect(letters).toEqual([]);
  });

  it('names the part that is missing, and takes its rule away', async () => {
    const role = aws.world.role(GUARD_NAMES.role);
    if (role) aws.world.putRole({ ...role, trust: { principals: [] } });
    expect(await check()).toEqual({
      kind: 'failed',
      problem: { kind: 'guard-not-set-up', region: 'eu-west-1', part: 'role' },
    });
    expect(standing()).toEqual(before);
  });

  it('takes its schedule away when the answer to its making was lost', async () => {
    aws.world.faults.next({ action: 'CreateSchedule', kind: 'drop-after-apply', times: 3 });
    await check();
    expect(standing()).toEqual(before);
  });

  it('takes its rule away when nobody knows its id', async () => {
    // The rule is made; its answer and the reads after it are lost.
    aws.world.faults.next({ action: 'AuthorizeSecurityGroupIngress', kind: 'drop-after-apply' });
    aws.world.faults.next({
      action: 'AuthorizeSecurityGroupIngress',
      kind: 'http',
      status: 500,
      times: 2,
    });
    await check();
    expect(standing()).toEqual(before);
  });

  it('says what it was not allowed to open', async () => {
    aws.world.deny('ana', 'ec2:AuthorizeSecurityGroupIngress');
    expect(await check()).toMatchObject({
      kind: 'failed',
      problem: { kind: 'not-allowed', action: 'ec2:AuthorizeSecurityGroupIngress' },
    });
  });

  it('proves nothing when somebody else takes the rule away before its time', async () => {
    const end = await check({
      pause: async (ms) => {
        await pass(ms);
        for (const rule of aws.world.rules(gateResource.groupId))
          if (rule.description?.includes('check1234')) aws.world.removeRule(rule.id);
      },
    });
    expect(end.kind).toBe('failed');
    expect(standing()).toEqual(before);
  });

  it('can be ended early, and takes away what it made', async () => {
    let enough = false;
    const end = await check({
      pause: async (ms) => {
        await pass(ms);
        enough = true;
      },
      cancelled: () => enough,
    });
    expect(end).toEqual({ kind: 'cancelled' });
    expect(standing()).toEqual(before);
  });

  it('says what it could not take away', async () => {
    let enough = false;
    const end = await check({
      pause: async (ms) => {
        await pass(ms);
        aws.world.deny('ana', 'ec2:RevokeSecurityGroupIngress');
        enough = true;
      },
      cancelled: () => enough,
    });
    expect(end).toMatchObject({
      kind: 'cancelled',
      left: { kind: 'not-allowed', action: 'ec2:RevokeSecurityGroupIngress' },
    });
  });
});
