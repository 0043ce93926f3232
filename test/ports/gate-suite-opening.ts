import { describe, expect, it } from 'vitest';
import { readMark } from '../../src-main/leases/mark.ts';
import {
  SSH,
  WEB,
  PING,
  HOME,
  HOME6,
  MARK,
  ANOTHER,
  places,
  problemOf,
  shortfallIn,
  valueOf,
} from './gate-trial.ts';
import type { GateTrial } from './gate-trial.ts';

/** What every gate promises of opening. */
export function openingPromises(trial: GateTrial): void {
  const { open, added, altered, expectOthersUntouched } = trial;

  describe('opening', () => {
    it('opens every port to every address and names the rules', async () => {
      const resource = altered({ ports: [SSH, WEB, PING] });
      const grants = await open([HOME, HOME6], resource);
      expect(grants).toHaveLength(6);
      expect(places(grants)).toEqual(places(added()));
      expect(new Set(grants.map(({ ruleId }) => ruleId))).toEqual(
        new Set(added().map(({ ruleId }) => ruleId)),
      );
      expectOthersUntouched();
    });

    it('says on every rule whose it is and until when', async () => {
      await open([HOME, HOME6]);
      expect(added().map(({ description }) => readMark(description))).toEqual([MARK, MARK]);
    });

    it('adopts what the same lease opened before', async () => {
      const grants = await open();
      expect(await open()).toEqual(grants);
      expect(added()).toHaveLength(1);
    });

    it('opens what is missing of a lease that stands in part', async () => {
      const grants = await open();
      const both = await open([HOME], altered({ ports: [SSH, WEB] }));
      expect(both).toEqual(expect.arrayContaining([...grants]));
      expect(places(both)).toEqual(places(added()));
      expect(both).toHaveLength(2);
    });

    it('holds nothing when somebody else opened one of the ports', async () => {
      const foreign = trial.at.addForeignRule(WEB, HOME, 'office');
      trial.remember();
      const opened = await trial.at.gate.open(
        trial.at.identity,
        altered({ ports: [SSH, WEB] }),
        [HOME],
        MARK,
      );
      const { groupId } = trial.at.resource;
      expect(problemOf(opened)).toEqual({ kind: 'open-by-someone-else', groupId, rule: foreign });
      expect(trial.at.rules()).toEqual(trial.before);
    });

    it("takes another lease's rule for somebody else's, and names them", async () => {
      const { gate, identity, resource } = trial.at;
      const [grant] = valueOf(await gate.open(identity, resource, [HOME], ANOTHER)).grants;
      const { person, host, until } = ANOTHER;
      expect(problemOf(await gate.open(identity, resource, [HOME], MARK))).toEqual({
        kind: 'open-by-someone-else',
        groupId: resource.groupId,
        rule: grant?.ruleId,
        holder: { person, host, until },
      });
      expect(added()).toHaveLength(1);
    });

    it('knows by the tags alone that it was Drawbridge, and until when', async () => {
      const resource = altered({ tagRules: true });
      const { gate, identity } = trial.at;
      const [grant] = valueOf(await gate.open(identity, resource, [HOME], ANOTHER)).grants;
      if (grant) trial.at.describeRule(grant.ruleId, 'the desk');
      expect(problemOf(await gate.open(identity, resource, [HOME], MARK))).toMatchObject({
        kind: 'open-by-someone-else',
        holder: { until: ANOTHER.until },
      });
    });

    it('finds its rules again after a lost answer', async () => {
      trial.at.loseAnswer('open', 'works');
      const grants = await open([HOME, HOME6]);
      expect(places(grants)).toEqual(places(added()));
    });

    it('admits that it does not know when the answer is lost and reading fails', async () => {
      trial.at.loseAnswer('open', 'fails');
      const opened = await trial.at.gate.open(trial.at.identity, trial.at.resource, [HOME], MARK);
      expect(problemOf(opened)?.kind).toBe('outcome-unknown');
      const found = valueOf(await trial.read()).flatMap(({ mark }) => mark ?? []);
      expect(found).toEqual([{ ...MARK, intact: true }]);
    });

    it('says that the group is gone', async () => {
      trial.at.removeGroup();
      const opened = await trial.at.gate.open(trial.at.identity, trial.at.resource, [HOME], MARK);
      const { groupId, region } = trial.at.resource;
      expect(problemOf(opened)).toEqual({ kind: 'group-gone', groupId, region });
    });

    it('says which family is full and opens nothing', async () => {
      trial.at.fill('ipv4');
      const opened = await trial.at.gate.open(trial.at.identity, trial.at.resource, [HOME], MARK);
      const { groupId } = trial.at.resource;
      expect(problemOf(opened)).toEqual({ kind: 'group-full', groupId, family: 'ipv4' });
      expect(valueOf(await trial.read()).some(({ mark }) => mark)).toBe(false);
    });

    it('opens without tags where tags are not allowed, and says so', async () => {
      trial.at.deny('tag');
      const opened = await trial.at.gate.open(
        trial.at.identity,
        altered({ tagRules: true }),
        [HOME],
        MARK,
      );
      expect(shortfallIn(opened)).toMatchObject({
        kind: 'not-allowed',
        action: 'ec2:CreateTags',
      });
      expect(added()).toHaveLength(1);
    });

    it('names the permission it lacks', async () => {
      trial.at.deny('open');
      const opened = await trial.at.gate.open(
        trial.at.identity,
        altered({ tagRules: true }),
        [HOME],
        MARK,
      );
      expect(problemOf(opened)).toMatchObject({
        kind: 'not-allowed',
        action: 'ec2:AuthorizeSecurityGroupIngress',
      });
      expect(added()).toEqual([]);
    });
  });
}
