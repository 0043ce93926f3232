import type { Family } from '../../src-main/kernel/cidr.ts';
import { FakeCloud } from '../support/fake-cloud.ts';
import { standingRule } from '../support/fake-gate-rules.ts';
import { fakeGate } from '../support/fake-gate.ts';
import { describeGate } from './gate-suite.ts';
import { SSH, cidr } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

describeGate('the fake gate', () => {
  const cloud = new FakeCloud();
  const { groupId } = gateResource;
  cloud.addForeignRule(groupId, SSH, cidr('203.0.113.10/32'), 'office VPN');
  return Promise.resolve({
    gate: fakeGate(cloud),
    identity: gateIdentity,
    resource: gateResource,
    rules: () => cloud.rules(groupId).map((rule) => standingRule(cloud, rule)),
    addForeignRule: (ports, source, description) =>
      cloud.addForeignRule(groupId, ports, source, description).ruleId,
    changeRule: (ruleId, source) => {
      cloud.changeRule(ruleId, { source });
    },
    describeRule: (ruleId, description) => {
      cloud.changeRule(ruleId, { description });
    },
    hideFromOneRead: (ruleId) => {
      cloud.hideFromLooks(ruleId);
    },
    removeRule: (ruleId) => {
      cloud.removeRule(ruleId);
    },
    removeGroup: () => {
      cloud.removeGroup(groupId);
    },
    fill: (family: Family) => {
      cloud.limitRules(
        groupId,
        cloud.rules(groupId).filter((rule) => rule.source.includes(':') === (family === 'ipv6'))
          .length,
      );
    },
    deny: (permission) => {
      cloud.deny(permission);
    },
    loseAnswer: (method, reading) => {
      // A fake has no answer to lose on the way when reading back works: it is simply done.
      if (reading === 'fails') cloud.loseNextAnswer(method);
    },
    stop: () => Promise.resolve(),
  });
});
