import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { closesAt, mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease, LeaseState } from '../../../src-main/leases/lease.ts';
import { nextStep } from '../../../src-main/leases/next-step.ts';
import type { Circumstances, LeaseStep } from '../../../src-main/leases/next-step.ts';
import { grant, HERE, HERE_6, lease, RDP, SSH, START, THERE, workLease } from './lease-samples.ts';

const HOUR = START + HOUR_MS;
const TERM = START + 30 * MINUTE_MS;
const RENEWAL = TERM - 5 * MINUTE_MS;

function step(of: Lease, world: Partial<Circumstances> = {}): LeaseStep {
  return nextStep(of, { now: START, working: true, sources: [HERE], ...world });
}

describe('what an open lease needs', () => {
  const cases: readonly (readonly [string, Lease, Partial<Circumstances>, LeaseStep])[] = [
    ['waits for its deadline', lease(), {}, { kind: 'wait', until: HOUR }],
    [
      'is open until the last millisecond',
      lease(),
      { now: HOUR - 1 },
      { kind: 'wait', until: HOUR },
    ],
    ['closes at its deadline', lease(), { now: HOUR }, { kind: 'close', reason: 'deadline' }],
    [
      'closes long after it, as after a sleep',
      lease(),
      { now: HOUR + 9e9 },
      { kind: 'close', reason: 'deadline' },
    ],
    [
      'closes at its deadline though nobody works',
      lease(),
      { now: HOUR, working: false },
      { kind: 'close', reason: 'deadline' },
    ],
    [
      'is not renewed when its end was promised',
      lease(),
      { now: HOUR - 1, working: true },
      { kind: 'wait', until: HOUR },
    ],
    [
      'stays as it is while nobody works, if its end was promised',
      lease(),
      { working: false },
      { kind: 'wait', until: HOUR },
    ],
    ['waits for its renewal window', workLease(), {}, { kind: 'wait', until: RENEWAL }],
    [
      'is renewed from five minutes before the end of its term',
      workLease(),
      { now: RENEWAL },
      { kind: 'renew' },
    ],
    ['is renewed to the last millisecond', workLease(), { now: TERM - 1 }, { kind: 'renew' }],
    [
      'looks again in a minute when nobody works',
      workLease(),
      { now: RENEWAL, working: false },
      { kind: 'wait', until: RENEWAL + MINUTE_MS },
    ],
    [
      'looks again no later than its end',
      workLease(),
      { now: TERM - 1000, working: false },
      { kind: 'wait', until: TERM },
    ],
    [
      'closes at the end of its term when nobody works',
      workLease(),
      { now: TERM, working: false },
      { kind: 'close', reason: 'not-working' },
    ],
    [
      'closes at the end of its term even if work begins just then',
      workLease(),
      { now: TERM },
      { kind: 'close', reason: 'not-working' },
    ],
    [
      'closes at the deadline of a working day',
      workLease({ state: { kind: 'open', termEnd: START + 12 * HOUR_MS } }),
      { now: START + 12 * HOUR_MS },
      { kind: 'close', reason: 'deadline' },
    ],
    [
      'is not renewed beyond the deadline',
      workLease({ state: { kind: 'open', termEnd: START + 12 * HOUR_MS } }),
      { now: START + 12 * HOUR_MS - 1 },
      { kind: 'wait', until: START + 12 * HOUR_MS },
    ],
    [
      'moves when my address has changed',
      lease(),
      { sources: [THERE] },
      { kind: 'move', sources: [THERE] },
    ],
    [
      'moves when a family came',
      lease(),
      { sources: [HERE, HERE_6] },
      { kind: 'move', sources: [HERE, HERE_6] },
    ],
    [
      'moves when a family went',
      lease({ sources: [HERE, HERE_6], grants: [grant(), grant(HERE_6, SSH, 2)] }),
      {},
      { kind: 'move', sources: [HERE] },
    ],
    [
      'moves while an old address still stands beside the new one',
      lease({ grants: [grant(), grant(THERE, SSH, 2)] }),
      {},
      { kind: 'move', sources: [HERE] },
    ],
    [
      'moves nothing while my address is not known for certain',
      lease(),
      { sources: undefined },
      { kind: 'wait', until: HOUR },
    ],
    [
      'closes rather than moves when its end has come',
      lease(),
      { now: HOUR, sources: [THERE] },
      { kind: 'close', reason: 'deadline' },
    ],
    [
      'does not care in which order addresses are named',
      lease({ sources: [HERE, HERE_6], grants: [grant(), grant(HERE_6, SSH, 2)] }),
      { sources: [HERE_6, HERE] },
      { kind: 'wait', until: HOUR },
    ],
    [
      'does not move for having several ports',
      lease({ grants: [grant(), grant(HERE, RDP, 2)] }),
      {},
      { kind: 'wait', until: HOUR },
    ],
  ];

  it.each(cases)('%s', (_says, of, world, expected) => {
    expect(step(of, world)).toEqual(expected);
  });

  it('has a renewal window no longer than a third of a short term', () => {
    const termEnd = START + 6 * MINUTE_MS;
    const short = workLease({
      plan: { kind: 'while-working', termMs: 6 * MINUTE_MS, deadline: START + HOUR_MS },
      state: { kind: 'open', termEnd },
    });
    expect(step(short)).toEqual({ kind: 'wait', until: termEnd - 2 * MINUTE_MS });
  });
});

describe('what an interrupted lease needs', () => {
  const problem = { kind: 'outcome-unknown', cause: 'timeout' } as const;
  const cases: readonly (readonly [string, LeaseState, LeaseStep])[] = [
    ['an opening is found out by a read', { kind: 'opening', since: START }, { kind: 'settle' }],
    [
      'a renewal is found out by a read',
      { kind: 'renewing', termEnd: HOUR, since: START },
      { kind: 'settle' },
    ],
    [
      'an unknown opening is found out by a read',
      { kind: 'unknown', wanted: 'open', since: START, problem },
      { kind: 'settle' },
    ],
    [
      'an unknown closing closes again, for its reason',
      { kind: 'unknown', wanted: 'closed', reason: 'quit', since: START, problem },
      { kind: 'close', reason: 'quit' },
    ],
    [
      'an unknown closing without a reason was asked for',
      { kind: 'unknown', wanted: 'closed', since: START, problem },
      { kind: 'close', reason: 'asked' },
    ],
    [
      'a closing closes again, for its reason',
      { kind: 'closing', reason: 'deadline', since: START },
      { kind: 'close', reason: 'deadline' },
    ],
    [
      'what is closed needs nothing',
      { kind: 'closed', reason: 'asked', at: START },
      { kind: 'wait', until: Infinity },
    ],
    [
      'what failed needs nothing',
      { kind: 'failed', problem, at: START },
      { kind: 'wait', until: Infinity },
    ],
  ];

  it.each(cases)('%s', (_says, state, expected) => {
    expect(step(lease({ state }))).toEqual(expected);
    // Neither the address nor the presence of the person changes that.
    expect(step(lease({ state }), { sources: undefined, working: false })).toEqual(expected);
  });

  it.each([
    ['a renewal', { kind: 'renewing', termEnd: TERM, since: START }, HOUR],
    ['an unknown opening', { kind: 'unknown', wanted: 'open', since: START, problem }, HOUR],
  ] satisfies [string, LeaseState, number][])(
    '%s is closed once its end has come',
    (_says, state, end) => {
      expect(
        step(lease({ state }), { now: Math.min(end, closesAt(lease({ state }))) - 1 }),
      ).toEqual({ kind: 'settle' });
      expect(step(lease({ state }), { now: end })).toMatchObject({ kind: 'close' });
    },
  );

  it('counts as maybe open until it is known to be closed', () => {
    const kinds = cases.map(([, state]) => [state.kind, mayBeOpen(lease({ state }))] as const);
    expect(Object.fromEntries(kinds)).toEqual({
      opening: true,
      renewing: true,
      unknown: true,
      closing: true,
      closed: false,
      failed: false,
    });
  });
});

describe('when a lease left alone closes', () => {
  it('is the end of its term, and never after its deadline', () => {
    expect(closesAt(workLease())).toBe(TERM);
    const late = { kind: 'open', termEnd: START + 13 * HOUR_MS } as const;
    expect(closesAt(workLease({ state: late }))).toBe(START + 12 * HOUR_MS);
  });

  it('is its deadline while it is not open', () => {
    expect(closesAt(workLease({ state: { kind: 'opening', since: START } }))).toBe(
      START + 12 * HOUR_MS,
    );
  });
});
