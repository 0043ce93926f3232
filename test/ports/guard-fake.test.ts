import { FakeClock } from '../support/fake-clock.ts';
import { FakeCloud } from '../support/fake-cloud.ts';
import { FakeScheduler, fakeGuard } from '../support/fake-guard.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';
import { describeGuard } from './guard-suite.ts';

describeGuard('the guard in memory', () => {
  const cloud = new FakeCloud();
  const scheduler = new FakeScheduler(cloud);
  const clock = new FakeClock();
  const { groupId } = gateResource;
  return Promise.resolve({
    guard: fakeGuard(scheduler),
    identity: gateIdentity,
    resource: gateResource,
    now: () => clock.now(),
    passTime: async (ms) => {
      await clock.advance(ms);
      scheduler.fireDue(clock.now());
    },
    addRule: (ports, source) => cloud.addForeignRule(groupId, ports, source).ruleId,
    stands: (ruleId) => cloud.rules().some((rule) => rule.ruleId === ruleId),
    loseNextSet: () => {
      scheduler.loseNextAnswer('set');
    },
    breakReaper: () => {
      scheduler.broken = true;
    },
    stop: () => Promise.resolve(),
  });
});
