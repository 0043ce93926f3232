import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../../src-main/kernel/clock.ts';
import { problemInWords } from '../../../../src-main/kernel/problem-in-words.ts';
import { clockTime } from '../../../../src-main/kernel/time-in-words.ts';
import type { Grant, Lease, LeaseState } from '../../../../src-main/leases/lease.ts';
import {
  leaseOf,
  openCount,
  openForMs,
  planInWords,
  renewsItself,
  statusInWords,
  troubleInWords,
  troubleOf,
  troubleTone,
} from '../../../../src-renderer/format/lease-in-words.ts';
import { LEASES_IN_EVERY_STATE, SAMPLE_RESOURCE } from '../../../support/stored-samples.ts';
import { grant, HERE_6, lease, START, THERE } from '../../leases/lease-samples.ts';

const THROTTLED = { kind: 'throttled' } as const;

/** Open for `minutes` more. */
function openFor(minutes: number, more: Partial<Lease> = {}): Lease {
  const deadline = START + minutes * MINUTE_MS;
  return lease({
    plan: { kind: 'until', deadline },
    state: { kind: 'open', termEnd: deadline },
    ...more,
  });
}

const status = (state: LeaseState) => statusInWords(lease({ state }), START);

describe('the status of a door', () => {
  it('says the state first, then the time, then what is left', () => {
    expect(statusInWords(openFor(47), START)).toEqual({
      tone: 'open',
      words: `Open until ${clockTime(START + 47 * MINUTE_MS, START)}`,
      left: '47 min',
    });
  });

  it('is closed when there is no lease', () => {
    expect(statusInWords(undefined, START)).toEqual({ tone: 'closed', words: 'Closed' });
  });

  it('turns to “soon” in the last five minutes', () => {
    expect([5, 4.9, 0.5].map((minutes) => statusInWords(openFor(minutes), START))).toMatchObject([
      { tone: 'open', left: '5 min' },
      { tone: 'soon', left: '4 min' },
      { tone: 'soon', left: '< 1 min' },
    ]);
  });

  it('is still open when its time is over, until it is really closed', () => {
    expect(statusInWords(openFor(-1), START)).toEqual({
      tone: 'soon',
      words: 'Open',
      left: 'closing now',
    });
  });

  it('renews while the person works, and does not once the end is near', () => {
    const working = (hours: number) =>
      lease({
        plan: { kind: 'while-working', termMs: 30 * MINUTE_MS, deadline: START + hours * HOUR_MS },
        state: { kind: 'open', termEnd: START + 30 * MINUTE_MS },
      });
    expect(statusInWords(working(8), START).left).toBe('renews');
    expect([renewsItself(working(8)), renewsItself(working(0.25))]).toEqual([true, false]);
  });

  it('says “still open” when closing did not work', () => {
    const closing = { kind: 'closing', reason: 'asked', since: START } as const;
    expect(status(closing)).toEqual({ tone: 'working', words: 'Closing…' });
    expect(status({ ...closing, problem: THROTTLED })).toMatchObject({
      tone: 'trouble',
      words: 'Still open',
    });
  });

  it('has words of its own for every state', () => {
    const words = LEASES_IN_EVERY_STATE.map((one) => statusInWords(one, START).words);
    expect(words.every((text) => text !== '')).toBe(true);
    expect(words).toEqual(expect.arrayContaining(['Opening…', 'Closed', 'Not opened']));
    expect(words.some((text) => text.startsWith('Unknown since '))).toBe(true);
  });
});

describe('the lease of a resource', () => {
  const failed = lease({ state: { kind: 'failed', problem: THROTTLED, at: START } });
  const other = lease({
    resource: { ...SAMPLE_RESOURCE, id: 'other' as typeof SAMPLE_RESOURCE.id },
  });

  it('is the one that may be open, before one that failed', () => {
    const open = openFor(10);
    expect(leaseOf([failed, open, failed], open.resource.id)).toBe(open);
    expect(leaseOf([failed], failed.resource.id)).toBe(failed);
    expect(leaseOf([other], failed.resource.id)).toBeUndefined();
  });

  it('counts as open in every state but closed and failed', () => {
    expect(openCount(LEASES_IN_EVERY_STATE)).toBe(LEASES_IN_EVERY_STATE.length - 2);
  });

  it('has time left only while it stands open', () => {
    expect(openForMs(openFor(10), START)).toBe(10 * MINUTE_MS);
    expect(openForMs(failed, START)).toBeUndefined();
  });
});

describe('what went wrong with a lease', () => {
  it('comes with what it means for the door', () => {
    const unknown = { wanted: 'closed', since: START, problem: THROTTLED } as const;
    expect([
      troubleOf(lease({ state: { kind: 'failed', problem: THROTTLED, at: START } }))?.door,
      troubleOf(lease({ state: { kind: 'unknown', ...unknown } }))?.door,
      troubleOf(openFor(10, { trouble: THROTTLED }))?.door,
    ]).toEqual(['nothing-opened', 'unknown', 'still-open']);
  });

  it('is nothing while all is well', () => {
    expect(troubleOf(openFor(10))).toBeUndefined();
  });
});

describe('a door of which somebody took a part', () => {
  const other = grant(HERE_6, undefined, 2);
  const removed = { kind: 'rule-removed', ruleId: grant(THERE).ruleId } as const;

  it('says calmly what still stands', () => {
    const left = openFor(10, { grants: [other], trouble: removed });
    const trouble = troubleOf(left);
    expect(troubleTone(left)).toBe('soon');
    expect(trouble && troubleInWords(trouble, left).text).toMatch(
      /^It is still open\. .* SSH 22 for 2600:1f14::7 stands as before\.$/,
    );
  });

  it('does not count what somebody rewrote as standing', () => {
    const changed = { kind: 'rule-changed', ruleId: grant().ruleId } as const;
    const words = (grants: readonly Grant[]) => {
      const left = openFor(10, { grants, trouble: changed });
      const trouble = troubleOf(left);
      return trouble && troubleInWords(trouble, left).text;
    };
    expect(words([grant(), other])).toMatch(/leaves it alone\. SSH 22 for 2600:1f14::7 stands/);
    expect(words([grant()])).not.toContain('as before');
  });

  it('adds nothing to troubles of another kind', () => {
    const slow = openFor(10, { trouble: THROTTLED });
    const trouble = troubleOf(slow);
    expect(trouble && troubleInWords(trouble, slow)).toEqual(
      problemInWords(THROTTLED, 'still-open'),
    );
  });

  it('is told of a gap once it is over without a warning', () => {
    const moved = openFor(10, { trouble: { kind: 'moved-with-gap', groupId: 'sg-00000001' } });
    expect(troubleTone(moved)).toBe('plain');
  });
});

describe('the plan of a lease', () => {
  it('says when it ends at the latest', () => {
    const until = clockTime(START + 10 * MINUTE_MS, START);
    expect(planInWords(openFor(10), START)).toBe(`Closes at ${until}`);
  });
});
