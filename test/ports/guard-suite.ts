import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../src-main/identities/identity.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Guard } from '../../src-main/leases/guard.ts';
import type { GuardAim, RuleId } from '../../src-main/leases/lease.ts';
import type { PortRange, Resource } from '../../src-main/resources/resource.ts';
import { cidr, SSH, valueOf } from './gate-trial.ts';

export interface GuardHarness {
  readonly guard: Guard;
  readonly identity: Identity;
  readonly resource: Resource;
  readonly now: () => number;
  /** Lets time pass in AWS, with all that falls due. */
  passTime(ms: number): Promise<void>;
  addRule(ports: PortRange, source: Cidr): RuleId;
  stands(ruleId: RuleId): boolean;
  /** The next call of Scheduler that makes something is carried out, and its answer is lost. */
  loseNextSet(): void;
  /** From now on EC2 refuses what schedules ask. */
  breakReaper(): void;
  stop(): Promise<void>;
}

const ICMP: PortRange = { protocol: 'icmp' };
const HTTPS: PortRange = { protocol: 'tcp', from: 443, to: 443 };
const MINE = cidr('81.187.42.19');
const NEAR = cidr('81.187.42.20');
const MINE_6 = cidr('2a01:4f8:c17::5');

/** Holds a guard, fake or real, to what `leases/guard.ts` promises. */
export function describeGuard(name: string, start: () => Promise<GuardHarness>): void {
  describe(name, () => {
    let at: GuardHarness;
    const soon = (): number => Math.ceil((at.now() + MINUTE_MS) / 1000) * 1000;
    const set = (schedule: string, aim: GuardAim, when = soon()) =>
      at.guard.set(at.identity, at.resource, { at: when, schedules: [{ name: schedule, aim }] });
    const change = (schedule: string, aim: GuardAim, when = soon()) =>
      at.guard.change(at.identity, at.resource, {
        at: when,
        schedules: [{ name: schedule, aim }],
      });
    const list = async (prefix = '') =>
      valueOf(await at.guard.list(at.identity, at.resource, prefix));
    const failures = async (prefix = '') =>
      valueOf(await at.guard.failures(at.identity, at.resource, prefix));

    beforeEach(async () => {
      at = await start();
    });
    afterEach(() => at.stop());

    it.each([
      ['TCP', SSH, MINE],
      ['a single address of IPv6', SSH, MINE_6],
      ['ICMP', ICMP, MINE],
      ['ICMP of IPv6', ICMP, MINE_6],
    ] as const)(
      'removes what stands at a place, %s, and nothing near it',
      async (_, ports, source) => {
        const mine = at.addRule(ports, source);
        const others = [at.addRule(HTTPS, source), at.addRule(ports, NEAR)];
        valueOf(await set('one', { kind: 'place', ports, source }));
        await at.passTime(MINUTE_MS / 2);
        expect(at.stands(mine)).toBe(true);
        await at.passTime(2 * MINUTE_MS);
        expect(at.stands(mine)).toBe(false);
        expect(others.map((id) => at.stands(id))).toEqual([true, true]);
        expect(await list()).toEqual([]);
      },
    );

    it('removes the rule of an id', async () => {
      const mine = at.addRule(SSH, MINE);
      valueOf(await set('one', { kind: 'rule', ruleId: mine }));
      await at.passTime(3 * MINUTE_MS);
      expect(at.stands(mine)).toBe(false);
    });

    it('replaces a schedule that is set again', async () => {
      const mine = at.addRule(SSH, MINE);
      valueOf(await set('one', { kind: 'rule', ruleId: mine }));
      valueOf(await set('one', { kind: 'rule', ruleId: mine }, soon() + 10 * MINUTE_MS));
      await at.passTime(5 * MINUTE_MS);
      expect(at.stands(mine)).toBe(true);
      await at.passTime(10 * MINUTE_MS);
      expect(at.stands(mine)).toBe(false);
    });

    it('sets again what it does not know to have set', async () => {
      at.loseNextSet();
      await set('one', { kind: 'place', ports: SSH, source: MINE });
      valueOf(await set('one', { kind: 'place', ports: SSH, source: MINE }));
      expect(await list()).toEqual(['one']);
    });

    it('changes time and aim, and leaves a schedule that still removes itself', async () => {
      const [mine, other] = [at.addRule(SSH, MINE), at.addRule(SSH, NEAR)];
      valueOf(await set('one', { kind: 'place', ports: SSH, source: NEAR }));
      const changed = await change('one', { kind: 'rule', ruleId: mine }, soon() + 5 * MINUTE_MS);
      expect(valueOf(changed)).toEqual([]);
      await at.passTime(4 * MINUTE_MS);
      expect([mine, other].map((id) => at.stands(id))).toEqual([true, true]);
      await at.passTime(5 * MINUTE_MS);
      expect([mine, other].map((id) => at.stands(id))).toEqual([false, true]);
      expect(await list()).toEqual([]);
    });

    it('changes no schedule that is gone, and says which', async () => {
      valueOf(await set('one', { kind: 'place', ports: SSH, source: MINE }));
      const schedules = ['one', 'two'].map((each) => ({
        name: each,
        aim: { kind: 'place', ports: SSH, source: MINE } as const,
      }));
      const changed = await at.guard.change(at.identity, at.resource, { at: soon(), schedules });
      expect(valueOf(changed)).toEqual(['two']);
      expect(await list()).toEqual(['one']);
    });

    it('lifts, and says what was gone already', async () => {
      const mine = at.addRule(SSH, MINE);
      valueOf(await set('one', { kind: 'rule', ruleId: mine }));
      const lifted = await at.guard.lift(at.identity, at.resource, ['one', 'two']);
      expect(valueOf(lifted)).toEqual(['two']);
      await at.passTime(3 * MINUTE_MS);
      expect(at.stands(mine)).toBe(true);
    });

    it('lists by how names begin', async () => {
      const aim = { kind: 'place', ports: SSH, source: MINE } as const;
      for (const each of ['abc-1', 'abc-2', 'abd-1']) valueOf(await set(each, aim));
      expect((await list('abc-')).toSorted()).toEqual(['abc-1', 'abc-2']);
    });

    it('tells what AWS could not do until that is forgotten, to whom it belongs', async () => {
      at.addRule(SSH, MINE);
      valueOf(await set('abc-1', { kind: 'place', ports: SSH, source: MINE }));
      at.breakReaper();
      await at.passTime(MINUTE_MS * 60);
      expect(await failures('other-')).toEqual([]);
      await at.passTime(MINUTE_MS);
      const [failure, ...more] = await failures('abc-');
      expect(more).toEqual([]);
      expect(failure).toMatchObject({ schedule: 'abc-1', harmless: false });
      expect(failure?.code).not.toBe('');
      const receipts = failure ? [failure.receipt] : [];
      valueOf(await at.guard.forget(at.identity, at.resource, receipts));
      await at.passTime(MINUTE_MS);
      expect(await failures('abc-')).toEqual([]);
    });

    it('counts it as no failure that the rule was gone', async () => {
      const ruleId = 'sgr-0123456789abcdef0' as RuleId;
      valueOf(await set('abc-1', { kind: 'rule', ruleId }));
      await at.passTime(MINUTE_MS * 60 * 14);
      expect(await failures('abc-')).toMatchObject([{ schedule: 'abc-1', harmless: true }]);
    });
  });
}
