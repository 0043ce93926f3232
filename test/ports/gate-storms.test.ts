import { afterEach, describe, expect, it } from 'vitest';
import { RequestBudgets, secondsFor } from '../../src-main/aws/request-budget.ts';
import type { Grant } from '../../src-main/leases/lease.ts';
import type { Fault } from '../../src-main/sandbox/faults.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { HOME, MARK, cidr, leaseMark, problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

const AUTHORIZE = 'AuthorizeSecurityGroupIngress';
const REVOKE = 'RevokeSecurityGroupIngress';
const DESCRIBE = 'DescribeSecurityGroupRules';
const FOR_EVER = 1_000;
const THROTTLED = { status: 503, code: 'RequestLimitExceeded', times: FOR_EVER };

/** The longest pause, and then the first token. */
const LONGEST_WAIT_MS = 8_200;

let aws: SandboxAws;

afterEach(async () => {
  aws.clients.forget(gateIdentity.id);
  await aws.sandbox.stop();
});

const storm = (action: string, fault: Partial<Fault>) => {
  aws.world.faults.next({ service: 'ec2', action, kind: 'http', times: FOR_EVER, ...fault });
};
const open = (mark = MARK) => aws.gate.open(gateIdentity, gateResource, [HOME], mark);
const close = (grants: readonly Grant[]) => aws.gate.close(gateIdentity, gateResource, grants);
const count = (action: string) =>
  aws.sandbox.requests.filter((request) => request.action === action).length;

/** Budgets whose time stands still but for a tick that tells one moment from the next. */
function frozen() {
  const clock = new FakeClock();
  let ticks = 0;
  const budgets = new RequestBudgets({
    after: (delayMs, action) => clock.after(delayMs, action),
    monotonicMs: () => clock.now() + (ticks += 0.0001),
    random: () => 1,
  });
  const budget = budgets.at(gateIdentity.caller.account, gateIdentity.homeRegion);
  const drain = (action: string) => {
    let left = 0;
    while (budget.turn(action, 'open') === undefined) left += 1;
    // AWS counts from the first of them on.
    budget.sent(action)('accepted');
    return left;
  };
  return { clock, budgets, drain };
}

describe('a storm of failures inside AWS (F6)', () => {
  it.each([500, 503])('ends an opening after three tries and a read-back (%i)', async (status) => {
    aws = await sandboxAws();
    storm(AUTHORIZE, { status });
    expect(problemOf(await open())).toMatchObject({ kind: 'refused', code: 'InternalFailure' });
    expect(aws.actions()).toEqual([AUTHORIZE, AUTHORIZE, AUTHORIZE, DESCRIBE, DESCRIBE]);
  });

  it('does not know whether it opened when the read-back is refused too', async () => {
    aws = await sandboxAws();
    for (const action of [AUTHORIZE, DESCRIBE]) storm(action, { status: 500 });
    expect(problemOf(await open())?.kind).toBe('outcome-unknown');
    expect([count(AUTHORIZE), count(DESCRIBE)]).toEqual([3, 3]);
  });

  it('ends a closing after three tries and a read-back, and says that it stands', async () => {
    aws = await sandboxAws();
    const { grants } = valueOf(await open());
    storm(REVOKE, { status: 503 });
    expect(problemOf(await close(grants))).toMatchObject({ kind: 'refused' });
    expect([count(REVOKE), count(DESCRIBE)]).toEqual([3, 2]);
  });
});

describe('a storm of throttling (F7)', () => {
  it('ends a closing after three tries: nothing was done, nothing needs to be read', async () => {
    aws = await sandboxAws();
    const { grants } = valueOf(await open());
    storm(REVOKE, THROTTLED);
    expect(problemOf(await close(grants))).toEqual({ kind: 'throttled' });
    expect([count(REVOKE), count(DESCRIBE)]).toEqual([3, 1]);
  });

  it('slows down to one try at a time, however many openings insist', async () => {
    const { clock, budgets } = frozen();
    aws = await sandboxAws({}, { budgets });
    storm(AUTHORIZE, THROTTLED);
    const twelve = () => Array.from({ length: 12 }, () => open());
    const first = await Promise.all(twelve());
    expect(first.map(problemOf)).toEqual(first.map(() => ({ kind: 'throttled' })));
    expect(count(AUTHORIZE)).toBe(36);
    let ended = 0;
    for (const opening of twelve()) void opening.then(() => (ended += 1));
    for (const round of [1, 2]) {
      await clock.advance(LONGEST_WAIT_MS - 1);
      expect([ended, count(AUTHORIZE)]).toEqual([round - 1, 33 + 3 * round]);
      await clock.advance(1);
      await expect.poll(() => ended, { timeout: 5_000 }).toBe(round);
    }
    expect(count(AUTHORIZE)).toBe(36 + 6);
    aws.world.faults.clear();
    await clock.advance(LONGEST_WAIT_MS);
    await expect.poll(() => ended, { timeout: 5_000 }).toBe(3);
    await clock.advance(2_000);
    await expect.poll(() => ended, { timeout: 5_000 }).toBe(12);
  });
});

describe('the budget of an account', () => {
  it('is spent by the SDK’s own repeats as well', async () => {
    const { budgets, drain } = frozen();
    aws = await sandboxAws({}, { budgets });
    storm(AUTHORIZE, { status: 500, times: 2 });
    valueOf(await open());
    expect(drain(AUTHORIZE)).toBe(49 - 3);
  });

  it('is empty once AWS refused for other programs’ sake', async () => {
    const { budgets, drain, clock } = frozen();
    aws = await sandboxAws({}, { budgets });
    storm(AUTHORIZE, { ...THROTTLED, times: 1 });
    valueOf(await open());
    expect(drain(AUTHORIZE)).toBe(0);
    await clock.advance(60_000);
    expect(drain(AUTHORIZE)).toBeGreaterThan(40);
  });

  it('goes to a closing before a look that has waited longer', async () => {
    const { budgets, drain, clock } = frozen();
    aws = await sandboxAws({}, { budgets });
    const { grants } = valueOf(await open());
    drain(DESCRIBE);
    // What drained it waits for one token itself, before the closing; the look comes after both.
    const looking = aws.gate.read(gateIdentity, gateResource);
    await aws.clients.ec2(gateIdentity, gateIdentity.homeRegion);
    const closing = close(grants);
    await aws.clients.ec2(gateIdentity, gateIdentity.homeRegion);
    await clock.advance(50);
    await expect.poll(() => count(REVOKE), { interval: 1 }).toBe(1);
    expect(count(DESCRIBE)).toBe(1);
    await clock.advance(60_000);
    expect(valueOf(await closing).gone).toEqual(grants.map(({ ruleId }) => ruleId));
    expect((await looking).ok).toBe(true);
  });

  it('lets many openings through as fast as AWS takes them, and AWS refuses none', async () => {
    aws = await sandboxAws({ tokenBuckets: true });
    const startedAt = performance.now();
    const opened = await Promise.all(
      Array.from({ length: 55 }, (_, index) => {
        const source = cidr(`81.187.43.${String(index)}/32`);
        const mark = leaseMark(`lease${String(10 + index)}`);
        return aws.gate.open(gateIdentity, gateResource, [source], mark);
      }),
    );
    const tookMs = performance.now() - startedAt;
    expect(opened.every(({ ok }) => ok)).toBe(true);
    expect(count(AUTHORIZE)).toBe(55);
    expect(tookMs).toBeGreaterThan(secondsFor(55) * 1000 - 50);
    expect(tookMs).toBeLessThan(secondsFor(55) * 1000 + 3_000);
  });
});
