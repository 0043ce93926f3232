import { familyOf } from '../../src-main/kernel/cidr.ts';
import type { RuleId } from '../../src-main/leases/lease.ts';
import type { FakePermission, GateMethod } from '../support/fake-cloud.ts';
import { foreignRule, hideFromOneRead, sandboxAws, standingRule } from '../support/sandbox-gate.ts';
import { describeGate } from './gate-suite.ts';
import { SSH, cidr } from './gate-trial.ts';
import type { GateHarness } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

const ACTIONS: Readonly<Record<FakePermission, string>> = {
  open: 'AuthorizeSecurityGroupIngress',
  close: 'RevokeSecurityGroupIngress',
  move: 'ModifySecurityGroupRules',
  describe: 'UpdateSecurityGroupRuleDescriptionsIngress',
  tag: 'CreateTags',
};
const METHODS: Readonly<Record<GateMethod, string>> = {
  ...ACTIONS,
  renew: ACTIONS.describe,
  read: 'DescribeSecurityGroupRules',
  inspect: 'DescribeSecurityGroupRules',
};
const FULL = 60;
const SDK_ATTEMPTS = 3;

describeGate('the security-group gate', async (): Promise<GateHarness> => {
  const aws = await sandboxAws();
  const { world, gate, clients, sandbox } = aws;
  const { groupId } = gateResource;
  return {
    gate,
    identity: gateIdentity,
    resource: gateResource,
    rules: () => world.rules(groupId).map(standingRule),
    addForeignRule: (ports, source, description) =>
      world.addForeignRule(foreignRule(groupId, ports, source, description)).id as RuleId,
    changeRule: (ruleId, source) => {
      const rule = world.rule(ruleId);
      if (rule) world.replaceRules([{ ...rule, source: { kind: familyOf(source), cidr: source } }]);
    },
    describeRule: (ruleId, description) => {
      const rule = world.rule(ruleId);
      if (rule) world.replaceRules([{ ...rule, description }]);
    },
    hideFromOneRead: (ruleId) => {
      hideFromOneRead(aws, ruleId);
    },
    removeRule: (ruleId) => {
      world.removeRule(ruleId);
    },
    removeGroup: () => {
      world.deleteGroup(groupId);
    },
    fill: (family) => {
      const present = world.rules(groupId).filter((rule) => rule.source.kind === family).length;
      for (let index = present; index < FULL; index++) {
        const source =
          family === 'ipv4' ? `198.18.0.${String(index)}/32` : `fd00::${String(index)}/128`;
        world.addForeignRule(foreignRule(groupId, SSH, cidr(source)));
      }
    },
    deny: (permission) => {
      world.deny('ana', `ec2:${ACTIONS[permission]}`);
    },
    loseAnswer: (method, reading) => {
      world.faults.next({ service: 'ec2', action: METHODS[method], kind: 'drop-after-apply' });
      if (reading === 'works') return;
      const faulty = { service: 'ec2', action: METHODS.read, times: SDK_ATTEMPTS };
      world.faults.next({ ...faulty, kind: 'http', status: 503, code: 'Unavailable' });
    },
    stop: async () => {
      clients.forget(gateIdentity.id);
      await sandbox.stop();
    },
  };
});
