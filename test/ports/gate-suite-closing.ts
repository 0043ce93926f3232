import { describe, expect, it } from 'vitest';
import { HOME, HOME6, cidr, places, problemOf, valueOf } from './gate-trial.ts';
import type { GateTrial } from './gate-trial.ts';

/** What every gate promises of closing. */
export function closingPromises(trial: GateTrial): void {
  const { open, close, added } = trial;

  describe('closing', () => {
    it('closes its own rules and nobody else’s', async () => {
      const grants = await open([HOME, HOME6]);
      const closed = valueOf(await close(grants));
      expect(new Set(closed.gone)).toEqual(new Set(grants.map(({ ruleId }) => ruleId)));
      expect(closed.changed).toEqual([]);
      expect(trial.at.rules()).toEqual(trial.before);
    });

    it('counts what is gone already as closed', async () => {
      const [first, second] = await open([HOME, HOME6]);
      if (!first || !second) throw new Error('two rules expected');
      trial.at.removeRule(first.ruleId);
      const closed = valueOf(await close([first, second]));
      expect(new Set(closed.gone)).toEqual(new Set([first.ruleId, second.ruleId]));
      expect(valueOf(await close([first, second])).gone).toHaveLength(2);
      expect(trial.at.rules()).toEqual(trial.before);
    });

    it('leaves a rule alone that somebody changed', async () => {
      const [first, second] = await open([HOME, HOME6]);
      if (!first || !second) throw new Error('two rules expected');
      trial.at.changeRule(first.ruleId, cidr('198.51.100.7/32'));
      const closed = valueOf(await close([first, second]));
      expect(closed).toMatchObject({ gone: [second.ruleId], changed: [first.ruleId] });
      expect(added()).toMatchObject([{ ruleId: first.ruleId, source: '198.51.100.7/32' }]);
    });

    it('is done when the group itself is gone', async () => {
      const grants = await open();
      trial.at.removeGroup();
      expect(valueOf(await close(grants)).gone).toEqual(grants.map(({ ruleId }) => ruleId));
    });

    it('is done when the answer was lost but the rules are gone', async () => {
      const grants = await open();
      trial.at.loseAnswer('close', 'works');
      expect(valueOf(await close(grants)).gone).toEqual(grants.map(({ ruleId }) => ruleId));
      expect(trial.at.rules()).toEqual(trial.before);
    });

    it('names the permission it lacks, and the rules still stand', async () => {
      const grants = await open();
      trial.at.deny('close');
      expect(problemOf(await close(grants))).toMatchObject({
        kind: 'not-allowed',
        action: 'ec2:RevokeSecurityGroupIngress',
      });
      expect(places(added())).toEqual(places(grants));
    });
  });
}
