import type { EC2Client } from '@aws-sdk/client-ec2';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ec2Session } from '../../../src-main/aws/ec2-session.ts';
import { rulesOf } from '../../../src-main/aws/group-rules.ts';
import type { Sdk } from '../../../src-main/aws/sdk.ts';
import type { AccountId, Region } from '../../../src-main/kernel/aws-names.ts';
import type { Priority } from '../../../src-main/aws/token-bucket.ts';

interface Asked {
  readonly Filters: readonly { readonly Values: readonly string[] }[];
  readonly NextToken?: string;
}

/** When a read of a group may share the call of another: until that call is sent, and not after. */
describe('sharing reads', () => {
  const sent: { readonly input: Asked; readonly answer: (more?: object) => void }[] = [];
  let turns: (() => void)[];
  let waiting: boolean;
  let client: EC2Client;

  class DescribeSecurityGroupRulesCommand {
    readonly input: Asked;
    constructor(input: Asked) {
      this.input = input;
    }
  }

  const session = (priority: Priority = 'close'): Ec2Session => ({
    sdk: { DescribeSecurityGroupRulesCommand } as unknown as Sdk,
    client,
    caller: { partition: 'aws', account: '111122223333' as AccountId, arn: '', userId: '' },
    region: 'eu-west-1' as Region,
    budget: {
      turn: () => (waiting ? new Promise<void>((resolve) => turns.push(resolve)) : undefined),
    } as unknown as Ec2Session['budget'],
    priority,
  });
  const groupsOf = (call: number) => sent[call]?.input.Filters[0]?.Values;

  beforeEach(() => {
    sent.length = 0;
    turns = [];
    waiting = false;
    client = {
      send: ({ input }: DescribeSecurityGroupRulesCommand) =>
        new Promise((resolve) => {
          sent.push({
            input,
            answer: (more = {}) => {
              resolve({ SecurityGroupRules: [], ...more });
            },
          });
        }),
    } as unknown as EC2Client;
  });

  it('takes what is asked for in the same moment', async () => {
    void rulesOf(session(), 'sg-a');
    await Promise.resolve();
    void rulesOf(session(), 'sg-b');
    void rulesOf(session(), 'sg-a');
    await nextTurn();
    expect(sent).toHaveLength(1);
    expect(groupsOf(0)).toEqual(['sg-a', 'sg-b']);
  });

  it('takes in what is asked for while it waits for its turn', async () => {
    waiting = true;
    void rulesOf(session(), 'sg-a');
    await nextTurn();
    void rulesOf(session(), 'sg-b');
    await nextTurn();
    expect(sent).toEqual([]);
    turns.shift()?.();
    await nextTurn();
    expect(groupsOf(0)).toEqual(['sg-a', 'sg-b']);
    expect(turns).toEqual([]);
  });

  it('asks anew, of the same group as well, once the call has left: AWS may have read already', async () => {
    const early = rulesOf(session(), 'sg-a');
    await nextTurn();
    const late = rulesOf(session(), 'sg-a');
    await nextTurn();
    expect([groupsOf(0), groupsOf(1)]).toEqual([['sg-a'], ['sg-a']]);
    const rule = { SecurityGroupRuleId: 'sgr-1', GroupId: 'sg-a', IsEgress: false };
    sent[0]?.answer();
    sent[1]?.answer({ SecurityGroupRules: [rule] });
    expect(await early).toEqual({ ok: true, value: [] });
    expect(await late).toMatchObject({ ok: true, value: [{ ruleId: 'sgr-1' }] });
  });

  it('lets nobody join between the pages of a call', async () => {
    void rulesOf(session(), 'sg-a');
    await nextTurn();
    waiting = true;
    sent[0]?.answer({ NextToken: 'more' });
    await nextTurn();
    void rulesOf(session(), 'sg-b');
    await nextTurn();
    for (const turn of turns) turn();
    await nextTurn();
    expect(sent.map(({ input }) => input.NextToken)).toEqual([undefined, 'more', undefined]);
    expect([groupsOf(1), groupsOf(2)]).toEqual([['sg-a'], ['sg-b']]);
  });

  it('keeps closing apart from what may wait', async () => {
    void rulesOf(session('renew'), 'sg-a');
    void rulesOf(session('close'), 'sg-b');
    await nextTurn();
    expect([groupsOf(0), groupsOf(1)]).toEqual([['sg-a'], ['sg-b']]);
  });

  it('begins another call when one is full', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `sg-${String(index)}`);
    for (const id of ids) void rulesOf(session(), id);
    await nextTurn();
    expect([groupsOf(0), groupsOf(1)]).toEqual([ids.slice(0, 100), ids.slice(100)]);
  });

  it('takes rules without a group for those of the only one asked for', async () => {
    const read = rulesOf(session(), 'sg-a');
    await nextTurn();
    sent[0]?.answer({ SecurityGroupRules: [{ SecurityGroupRuleId: 'sgr-1' }] });
    expect(await read).toMatchObject({ ok: true, value: [{ ruleId: 'sgr-1' }] });
  });
});
