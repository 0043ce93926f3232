import { describe, expect, it } from 'vitest';
import { readMark } from '../../src-main/leases/mark.ts';
import { HOME, HOME6, MARK, LATER, cidr, shortfallIn, valueOf } from './gate-trial.ts';
import type { GateTrial } from './gate-trial.ts';

/** What every gate promises of renewing. */
export function keepingPromises(trial: GateTrial): void {
  const { open, renew, added, expectOthersUntouched } = trial;

  describe('renewing', () => {
    it('writes the new time into the rules', async () => {
      const grants = await open([HOME, HOME6]);
      const renewed = valueOf(await renew(grants));
      expect(renewed.grants).toEqual(grants);
      expect(renewed.shortfall).toBeUndefined();
      expect(added().map(({ description }) => readMark(description))).toEqual([LATER, LATER]);
      expectOthersUntouched();
    });

    it('holds without the permission to write the time, and says so', async () => {
      const grants = await open();
      trial.at.deny('describe');
      const renewed = await renew(grants);
      expect(valueOf(renewed).grants).toEqual(grants);
      expect(shortfallIn(renewed)).toMatchObject({
        kind: 'not-allowed',
        action: 'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
      });
    });

    it('leaves out what somebody closed and still renews the rest', async () => {
      const [first, second] = await open([HOME, HOME6]);
      if (!first || !second) throw new Error('two rules expected');
      trial.at.removeRule(first.ruleId);
      expect(valueOf(await renew([first, second])).grants).toEqual([second]);
      expect(added().map(({ description }) => readMark(description))).toEqual([LATER]);
    });

    it('does not write to a rule that somebody changed', async () => {
      const [grant] = await open();
      if (grant) trial.at.changeRule(grant.ruleId, cidr('198.51.100.7/32'));
      const renewed = await renew(grant ? [grant] : []);
      expect(valueOf(renewed).grants).toEqual([]);
      expect(shortfallIn(renewed)).toEqual({ kind: 'rule-changed', ruleId: grant?.ruleId });
      expect(added().map(({ description }) => readMark(description))).toEqual([MARK]);
    });

    it('says that the group is gone, or that nothing stands', async () => {
      const grants = await open();
      trial.at.removeGroup();
      const renewed = await renew(grants);
      if (renewed.ok) expect(renewed.value.grants).toEqual([]);
      else expect(renewed.error.problem.kind).toBe('group-gone');
    });
  });
}
