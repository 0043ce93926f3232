import { describe, expect, it } from 'vitest';
import { RequestBudgets, secondsFor } from '../../../src-main/aws/request-budget.ts';
import type { RequestBudget } from '../../../src-main/aws/request-budget.ts';
import type { AccountId, Region } from '../../../src-main/kernel/aws-names.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const ACCOUNT = '123456789012' as AccountId;
const IRELAND = 'eu-west-1' as Region;
const AUTHORIZE = 'AuthorizeSecurityGroupIngress';
const REVOKE = 'RevokeSecurityGroupIngress';

function setUp() {
  const clock = new FakeClock();
  const budgets = new RequestBudgets({
    after: (delayMs, action) => clock.after(delayMs, action),
    monotonicMs: () => clock.now(),
    random: () => 1,
  });
  return { clock, budgets, budget: budgets.at(ACCOUNT, IRELAND) };
}

/** How many requests may go at once. */
function drain(budget: RequestBudget, action: string): number {
  let count = 0;
  while (budget.turn(action, 'open') === undefined) count += 1;
  return count;
}

describe('the requests AWS takes', () => {
  it.each([
    [AUTHORIZE, 49],
    [REVOKE, 49],
    ['ModifySecurityGroupRules', 49],
    ['UpdateSecurityGroupRuleDescriptionsIngress', 49],
    ['DescribeSecurityGroupRules', 99],
    ['DescribeSecurityGroups', 99],
  ])('are one fewer of %s than AWS takes at once: %i', (action, count) => {
    expect(drain(setUp().budget, action)).toBe(count);
  });

  it('are counted for each action by itself', () => {
    const { budget } = setUp();
    drain(budget, AUTHORIZE);
    expect(budget.turn(REVOKE, 'close')).toBeUndefined();
  });

  it('are counted together for all identities of an account in a Region', () => {
    const { budgets, budget } = setUp();
    drain(budget, AUTHORIZE);
    expect(budgets.at(ACCOUNT, IRELAND).turn(AUTHORIZE, 'open')).toBeInstanceOf(Promise);
    expect(budgets.at(ACCOUNT, 'us-east-1' as Region).turn(AUTHORIZE, 'open')).toBeUndefined();
    expect(budgets.at('210987654321' as AccountId, IRELAND).turn(AUTHORIZE, 'open')).toBe(
      undefined,
    );
  });

  it.each([
    [REVOKE, 5],
    ['DescribeSecurityGroupRules', 20],
  ])('come back for %s at %i each second', async (action, perSecond) => {
    const { budget, clock } = setUp();
    drain(budget, action);
    budget.sent(action)('accepted');
    let done = 0;
    const count = () => (done += 1);
    for (let time = 0; time < 100; time++) void budget.turn(action, 'close')?.then(count);
    await clock.advance(1_000);
    expect(done).toBe(perSecond);
  });

  it('are none for a while after AWS said that they were too many', async () => {
    const { budget, clock } = setUp();
    const answered = budget.sent(REVOKE);
    answered('refused');
    expect(drain(budget, REVOKE)).toBe(0);
    await clock.advance(700);
    budget.sent(REVOKE)('accepted');
    expect(drain(budget, AUTHORIZE)).toBe(49);
  });
});

describe('the time many openings take', () => {
  it.each([
    [0, 0],
    [49, 0],
    [50, 0.2],
    [100, 10.2],
    [300, 50.2],
  ])('is for %i of them %f s', (count, seconds) => {
    expect(secondsFor(count)).toBeCloseTo(seconds);
  });
});
