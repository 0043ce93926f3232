import { expect } from 'vitest';
import { AUTHORIZE, REVOKE } from './support/actions.ts';
import { askToOpen, furnish, HOUR, withLease } from './support/doors.ts';
import type { Lease } from '../../src-main/leases/lease.ts';
import type { ResourceId } from '../../src-main/resources/resource.ts';
import type { FaultLab } from './support/fault-lab.ts';
import { judge } from './support/invariants.ts';
import { row } from './support/row.ts';

row(
  'F1',
  'a crash after the intent was written and before AWS was asked: the next start drops the intent',
  async (lab) => {
    const door = await furnish(lab.app);
    const held = lab.proxy.hold('before', AUTHORIZE);
    void askToOpen(lab.app, door);
    await held.arrived;
    await lab.app.kill();
    held.drop();

    await lab.app.launch();
    expect((await lab.lease()).state.kind).not.toBe('open');
    await lab.waitForNoLease();
    expect(lab.ownRules()).toEqual([]);
  },
);

row(
  'F2',
  'a crash after AWS opened and before the rule id was written down: the next start adopts the rule',
  async (lab) => {
    const door = await furnish(lab.app);
    const held = lab.proxy.hold('after', AUTHORIZE);
    void askToOpen(lab.app, door);
    await held.arrived;
    await lab.app.kill();
    held.drop();
    expect(lab.ownRules()).toHaveLength(2);

    await lab.app.launch();
    const lease = await lab.waitForLease('the adopted rules', ({ state }) => state.kind === 'open');
    expect(lease.grants.map(({ ruleId }) => ruleId).sort()).toEqual(
      lab
        .ownRules()
        .map(({ id }) => id)
        .sort(),
    );
  },
);

row('F2', 'and closes the rule when it comes back too late', async (lab) => {
  const door = await furnish(lab.app);
  const held = lab.proxy.hold('after', AUTHORIZE);
  void askToOpen(lab.app, door);
  await held.arrived;
  await lab.app.kill();
  held.drop();
  await lab.passTime(2 * HOUR);

  await lab.app.launch();
  await lab.waitForRules(0);
  await lab.waitForNoLease();
});

row(
  'F3',
  'a crash after AWS closed and before that was written down: the next start finds nothing left to close',
  async (lab) => {
    const leaseId = await withLease(lab.app);
    const held = lab.proxy.hold('after', REVOKE);
    void lab.app.begin('lease.close', { leaseId });
    await held.arrived;
    await lab.app.kill();
    held.drop();
    expect(lab.ownRules()).toEqual([]);

    const revokes = lab.proxy.count(REVOKE);
    await lab.app.launch();
    await lab.waitForNoLease();
    expect(lab.proxy.count(REVOKE)).toBe(revokes);
  },
);

row(
  'F36',
  'killed at any request of opening, extending and closing, again and again: nothing is lost',
  async (lab) => {
    const door = await furnish(lab.app);
    const choose = numbersFrom(20_261_122);
    for (let death = 0; death < 12; death += 1) {
      const moment = choose(2) === 0 ? 'before' : 'after';
      const left = await dieAt(lab, door, { moment, skip: choose(4), extend: choose(3) === 0 });
      expect(left, `death ${String(death)}`).toEqual(NOTHING_WRONG);
    }
  },
);

const NOTHING_WRONG = { leaked: [], touched: [], secrets: [], differences: [] };

interface Death {
  readonly moment: 'before' | 'after';
  /** How many requests pass unharmed. */
  readonly skip: number;
  /** What is open is extended, not closed. */
  readonly extend: boolean;
}

/** Opens, extends or closes, dies while a request is on its way, and starts again. */
async function dieAt(lab: FaultLab, door: ResourceId, { moment, skip, extend }: Death) {
  const [lease] = await lab.leases();
  let passed = 0;
  const held = lab.proxy.hold(moment, (asked) => asked.service === 'ec2' && passed++ >= skip);
  const deed = beginDeed(lab, door, lease, extend);
  await Promise.race([held.arrived, deed]);
  await lab.app.kill();
  held.drop();
  await lab.app.launch();
  return judge(lab);
}

function beginDeed(
  { app }: FaultLab,
  door: ResourceId,
  lease: Lease | undefined,
  extend: boolean,
): Promise<unknown> {
  if (!lease) return askToOpen(app, door);
  const leaseId = lease.id;
  return extend
    ? app.begin('lease.extend', { leaseId, minutes: 15 })
    : app.begin('lease.close', { leaseId });
}

/** The same numbers at every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}
