import { describe, expect, it } from 'vitest';
import {
  ANOTHER,
  CAFE,
  CAFE6,
  HOME,
  HOME6,
  LATER,
  MARK,
  SSH,
  WEB,
  cidr,
  problemOf,
  valueOf,
} from './gate-trial.ts';
import type { GateTrial } from './gate-trial.ts';

/** What every gate promises of looking: at a whole group, and after its own rules. */
export function lookingPromises(trial: GateTrial): void {
  const { open, renew, read, inspect, altered } = trial;

  describe('reading', () => {
    it('shows every rule of the group, and whose each of them is', async () => {
      const foreign = trial.at.addForeignRule(WEB, CAFE6, 'office');
      const [ours] = await open();
      const { gate, identity, resource } = trial.at;
      const [theirs] = valueOf(await gate.open(identity, resource, [CAFE], ANOTHER)).grants;
      const seen = valueOf(await read());
      expect(seen).toHaveLength(trial.before.length + 3);
      expect(seen).toEqual(expect.arrayContaining([...trial.before]));
      const ruleOf = (ruleId?: string) => seen.find((rule) => rule.ruleId === ruleId);
      expect(ruleOf(foreign)).toEqual({
        ruleId: foreign,
        ports: WEB,
        source: CAFE6,
        description: 'office',
      });
      expect(ruleOf(ours?.ruleId)).toMatchObject({ ports: SSH, source: HOME, mark: MARK });
      expect(ruleOf(theirs?.ruleId)).toMatchObject({ ports: SSH, source: CAFE, mark: ANOTHER });
    });

    it('shows the new time after a renewal', async () => {
      await renew(await open());
      const marks = valueOf(await read()).flatMap(({ mark }) => mark ?? []);
      expect(marks).toEqual([{ ...LATER, intact: true }]);
    });

    it('knows a tagged rule whose description somebody edited', async () => {
      const [grant] = await open([HOME], altered({ tagRules: true }));
      if (grant) trial.at.describeRule(grant.ruleId, 'mine now');
      const { leaseId, install, until } = MARK;
      expect(valueOf(await read())).toContainEqual({
        ruleId: grant?.ruleId,
        ports: SSH,
        source: HOME,
        description: 'mine now',
        mark: { leaseId, install, until, intact: false },
      });
    });

    it("takes a rule without tags for nobody's once its description was edited", async () => {
      const [grant] = await open();
      if (grant) trial.at.describeRule(grant.ruleId, 'mine now');
      expect(valueOf(await read()).some(({ mark }) => mark)).toBe(false);
    });

    it('looks once: a rule that AWS does not show yet is not shown', async () => {
      const [grant] = await open();
      if (grant) trial.at.hideFromOneRead(grant.ruleId);
      expect(valueOf(await read()).map(({ ruleId }) => ruleId)).not.toContain(grant?.ruleId);
    });
  });

  describe('looking after grants', () => {
    it('tells what stands, what somebody changed and what is gone', async () => {
      const grants = await open([HOME, HOME6, CAFE]);
      const [standing, changed, missing] = grants;
      if (!standing || !changed || !missing) throw new Error('three rules expected');
      trial.at.changeRule(changed.ruleId, cidr('2001:db8::7/128'));
      trial.at.removeRule(missing.ruleId);
      expect(valueOf(await inspect(grants))).toEqual({
        standing: [standing],
        changed: [changed.ruleId],
        missing: [missing.ruleId],
      });
    });

    it('does not take a rule for gone that one read does not show (F37)', async () => {
      const grants = await open([HOME, HOME6]);
      const [, lagging] = grants;
      if (lagging) trial.at.hideFromOneRead(lagging.ruleId);
      const seen = valueOf(await inspect(grants));
      expect(seen).toEqual({ standing: grants, changed: [], missing: [] });
    });

    it('takes a grant for standing though somebody edited its description', async () => {
      const grants = await open();
      for (const { ruleId } of grants) trial.at.describeRule(ruleId, 'mine now');
      expect(valueOf(await inspect(grants)).standing).toEqual(grants);
    });

    it('says that the group is gone, or that nothing stands', async () => {
      const grants = await open();
      trial.at.removeGroup();
      const seen = await inspect(grants);
      if (seen.ok) expect(seen.value).toMatchObject({ standing: [], changed: [] });
      else expect(problemOf(seen)?.kind).toBe('group-gone');
    });
  });
}
