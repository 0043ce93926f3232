import { describe, expect, it } from 'vitest';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import type { RuleId } from '../../src-main/leases/lease.ts';
import { readMark } from '../../src-main/leases/mark.ts';
import {
  SSH,
  WEB,
  PING,
  HOME,
  CAFE,
  HOME6,
  CAFE6,
  LATER,
  ANOTHER,
  cidr,
  places,
  shortfallIn,
  valueOf,
} from './gate-trial.ts';
import type { GateTrial } from './gate-trial.ts';

/** What every gate promises of following an address. */
export function movingPromises(trial: GateTrial): void {
  const { open, move, added, altered, expectOthersUntouched } = trial;

  describe('following an address', () => {
    it('moves rules in place: they keep their ids and say the new time', async () => {
      const resource = altered({ ports: [SSH, WEB, PING] });
      const grants = await open([HOME, HOME6], resource);
      const moved = valueOf(await move(grants, [CAFE, CAFE6], resource));
      expect(moved.shortfall).toBeUndefined();
      expect(moved.grants.map(({ ruleId }) => ruleId).sort()).toEqual(
        grants.map(({ ruleId }) => ruleId).sort(),
      );
      expect(places(moved.grants)).toEqual(places(added()));
      expect(new Set(added().map(({ source }) => source))).toEqual(new Set([CAFE, CAFE6]));
      expect(added().map(({ description }) => readMark(description))).toEqual(
        grants.map(() => LATER),
      );
      expectOthersUntouched();
    });

    it('opens new rules and closes the old where modifying is not allowed', async () => {
      const [old] = await open();
      trial.at.deny('move');
      const moved = valueOf(await move(old ? [old] : [], [CAFE]));
      expect(places(moved.grants)).toEqual(places(added()));
      expect(moved.grants).toMatchObject([{ ports: SSH, source: CAFE }]);
      expect(moved.grants[0]?.ruleId).not.toBe(old?.ruleId);
      expectOthersUntouched();
    });

    it('makes room first in a full group where modifying is not allowed, and says so', async () => {
      const grants = await open();
      trial.at.fill('ipv4');
      trial.at.deny('move');
      const moved = await move(grants, [CAFE]);
      const { groupId } = trial.at.resource;
      expect(shortfallIn(moved)).toEqual({ kind: 'moved-with-gap', groupId });
      expect(valueOf(moved).grants).toMatchObject([{ ports: SSH, source: CAFE }]);
    });

    it('opens a family that appears and closes one that went away', async () => {
      const grants = await open([HOME]);
      const both = valueOf(await move(grants, [HOME, HOME6])).grants;
      expect(places(both)).toEqual(places(added()));
      expect(both).toHaveLength(2);
      const one = valueOf(await move(both, [HOME6])).grants;
      expect(one).toMatchObject([{ ports: SSH, source: HOME6 }]);
      expect(places(added())).toEqual(places(one));
    });

    it('keeps an old rule among the grants while it cannot be closed', async () => {
      const grants = await open();
      trial.at.deny('move');
      trial.at.deny('close');
      const moved = await move(grants, [CAFE]);
      expect(shortfallIn(moved)).toMatchObject({
        kind: 'not-allowed',
        action: 'ec2:RevokeSecurityGroupIngress',
      });
      expect(places(valueOf(moved).grants)).toEqual(places(added()));
      expect(valueOf(moved).grants).toHaveLength(2);
    });

    it("leaves a place to somebody else's rule and closes its own for it", async () => {
      const resource = altered({ ports: [SSH, WEB] });
      const grants = await open([HOME], resource);
      const foreign = trial.at.addForeignRule(SSH, CAFE, 'office');
      const moved = await move(grants, [CAFE], resource);
      expect(shortfallIn(moved)).toMatchObject({ kind: 'open-by-someone-else', rule: foreign });
      expect(valueOf(moved).grants).toMatchObject([{ ports: WEB, source: CAFE }]);
      expect(added().map(({ source }) => source)).toEqual([CAFE, CAFE]);
      expect(trial.at.rules().find(({ ruleId }) => ruleId === foreign)?.description).toBe('office');
    });

    it("names who holds a place that another lease's rule has taken", async () => {
      const grants = await open();
      const taken = await takenByAnother(trial, CAFE);
      const moved = await move(grants, [CAFE]);
      const { person, host, until } = ANOTHER;
      expect(shortfallIn(moved)).toEqual({
        kind: 'open-by-someone-else',
        groupId: trial.at.resource.groupId,
        rule: taken,
        holder: { person, host, until },
      });
      expect(valueOf(moved).grants).toEqual([]);
    });

    it('does not open again what somebody closed', async () => {
      const resource = altered({ ports: [SSH, WEB] });
      const grants = await open([HOME], resource);
      const [gone] = grants.filter(({ ports }) => JSON.stringify(ports) === JSON.stringify(SSH));
      if (gone) trial.at.removeRule(gone.ruleId);
      const moved = valueOf(await move(grants, [CAFE], resource)).grants;
      expect(moved).toMatchObject([{ ports: WEB, source: CAFE }]);
      expect(places(added())).toEqual(places(moved));
    });

    it('leaves a rule alone that somebody changed', async () => {
      const [grant] = await open();
      if (grant) trial.at.changeRule(grant.ruleId, cidr('198.51.100.7/32'));
      const moved = await move(grant ? [grant] : [], [CAFE]);
      expect(shortfallIn(moved)).toEqual({ kind: 'rule-changed', ruleId: grant?.ruleId });
      expect(valueOf(moved).grants).toEqual([]);
      expect(added().map(({ source }) => source)).toEqual(['198.51.100.7/32']);
    });

    it('may be asked twice', async () => {
      const grants = await open([HOME, HOME6]);
      const once = valueOf(await move(grants, [CAFE, CAFE6])).grants;
      const twice = valueOf(await move(grants, [CAFE, CAFE6])).grants;
      expect(new Set(twice)).toEqual(new Set(once));
      expect(added()).toHaveLength(2);
    });

    it('knows where it stands after a lost answer', async () => {
      const grants = await open();
      trial.at.loseAnswer('move', 'works');
      const moved = valueOf(await move(grants, [CAFE])).grants;
      expect(moved).toEqual(grants.map((grant) => ({ ...grant, source: CAFE })));
      expect(places(added())).toEqual(places(moved));
    });
  });
}

/** A rule that Drawbridge made on somebody else's computer. */
async function takenByAnother(trial: GateTrial, source: Cidr): Promise<RuleId | undefined> {
  const { gate, identity, resource } = trial.at;
  return valueOf(await gate.open(identity, resource, [source], ANOTHER)).grants[0]?.ruleId;
}
