import { describe, expect, it } from 'vitest';
import { schedulerGuard } from '../../src-main/aws/scheduler-guard.ts';
import { GUARD_NAMES } from '../../src-main/kernel/guard-names.ts';
import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { RuleId } from '../../src-main/leases/lease.ts';
import { foreignRule, sandboxAws } from '../support/sandbox-gate.ts';
import { cidr, problemOf, SSH, valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';
import { describeGuard } from './guard-suite.ts';

const { groupId } = gateResource;
const AIM = { kind: 'place', ports: SSH, source: cidr('81.187.42.19') } as const;

/** Two seconds after a full one, so that nothing depends on where in a second a test begins. */
async function started() {
  let now = Math.floor(Date.now() / 1000) * 1000 + 2000;
  const aws = await sandboxAws({ now: () => now });
  return {
    ...aws,
    guard: schedulerGuard(aws.clients),
    now: () => now,
    passTime: async (ms: number) => {
      // In steps, since what is tried again is tried at its time.
      for (let left = ms; left > 0; left -= MINUTE_MS / 2) {
        now += Math.min(left, MINUTE_MS / 2);
        await aws.sandbox.advance(0);
      }
    },
  };
}

describeGuard('the guard by EventBridge Scheduler', async () => {
  const { guard, world, sandbox, now, passTime } = await started();
  return {
    guard,
    identity: gateIdentity,
    resource: gateResource,
    now,
    passTime,
    addRule: (ports, source) =>
      world.addForeignRule(foreignRule(groupId, ports, source)).id as RuleId,
    stands: (ruleId) => world.rule(ruleId) !== undefined,
    loseNextSet: () => {
      world.faults.next({
        service: 'scheduler',
        action: 'CreateSchedule',
        kind: 'drop-after-apply',
        times: 3,
      });
    },
    breakReaper: () => {
      world.faults.next({
        service: 'scheduler',
        action: 'Fire',
        kind: 'http',
        code: 'UnauthorizedOperation',
        status: 403,
        times: 1000,
      });
    },
    stop: () => sandbox.stop(),
  };
});

describe('what Scheduler is told', () => {
  it('is all of it, at every change', async () => {
    const { guard, world, sandbox, now } = await started();
    const at = now() + MINUTE_MS;
    const one = { at, schedules: [{ name: 'one', aim: AIM }] };
    valueOf(await guard.set(gateIdentity, gateResource, one));
    const made = world.schedules.all();
    valueOf(await guard.change(gateIdentity, gateResource, one));
    expect(world.schedules.all().map(({ details }) => details)).toEqual(
      made.map(({ details }) => details),
    );
    expect(made).toMatchObject([
      {
        groupName: GUARD_NAMES.scheduleGroup,
        dueAt: at,
        details: {
          timezone: 'UTC',
          state: 'ENABLED',
          actionAfterCompletion: 'DELETE',
          target: {
            arn: 'arn:aws:scheduler:::aws-sdk:ec2:revokeSecurityGroupIngress',
            maximumEventAgeSeconds: 900,
            deadLetterArn: expect.stringMatching(/:drawbridge-reaper-failures$/) as string,
          },
        },
      },
    ]);
    await sandbox.stop();
  });

  it.each(['group', 'role'] as const)('names the %s that is missing', async (part) => {
    const { guard, world, sandbox, now } = await started();
    const role = world.role(GUARD_NAMES.role);
    if (part === 'group') world.schedules.deleteGroup('eu-west-1', GUARD_NAMES.scheduleGroup);
    else if (role) world.putRole({ ...role, trust: { principals: [] } });
    const schedules = [{ name: 'one', aim: AIM }];
    const set = await guard.set(gateIdentity, gateResource, { at: now() + MINUTE_MS, schedules });
    expect(problemOf(set)).toEqual({ kind: 'guard-not-set-up', region: 'eu-west-1', part });
    await sandbox.stop();
  });

  it('names the action that is not allowed', async () => {
    const { guard, world, sandbox, now } = await started();
    world.deny('ana', 'iam:PassRole');
    const schedules = [{ name: 'one', aim: AIM }];
    const set = await guard.set(gateIdentity, gateResource, { at: now() + MINUTE_MS, schedules });
    expect(problemOf(set)).toMatchObject({ kind: 'not-allowed', action: 'iam:PassRole' });
    await sandbox.stop();
  });
});
