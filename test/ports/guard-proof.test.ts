import { afterEach, describe, expect, it } from 'vitest';
import type { Guard } from '../../src-main/leases/guard.ts';
import { cidr, SSH } from './gate-trial.ts';
import type { CrashPoint } from '../guard/crash-gate.ts';
import { COURSES } from '../guard/course.ts';
import { Trial } from '../guard/trial.ts';
import { letDateFollow, realNow } from '../rotation/clock.ts';

/** Crashed right after the rule is there. */
const AFTER_AUTHORIZE: CrashPoint = { call: 4, when: 'after' };

function opened(disguise: (guard: Guard) => Guard, crash: CrashPoint = AFTER_AUTHORIZE) {
  const course = COURSES.find(({ name }) => name === 'open');
  if (!course) throw new Error('there is no such course');
  return Trial.play(
    course,
    crash,
    (time) => {
      letDateFollow(() => time.now);
    },
    disguise,
  );
}

afterEach(() => {
  letDateFollow(realNow);
});

describe('the judge of crashes with the guard on', () => {
  it('finds nothing wrong with the app as it is', async () => {
    const { verdict, calls, bugs } = await opened((guard) => guard);
    expect(calls.at(-1)).toBe('AuthorizeSecurityGroupIngress');
    expect(bugs).toEqual([]);
    expect(verdict).toEqual({ open: [], touched: [], left: [] });
  });

  it('sees the doors that stay open when nothing was scheduled', async () => {
    const set: Guard['set'] = () => Promise.resolve({ ok: true, value: undefined });
    const crash: CrashPoint = { call: 2, when: 'after' };
    const { verdict, calls } = await opened((guard) => ({ ...guard, set }), crash);
    expect(calls.at(-1)).toBe('AuthorizeSecurityGroupIngress');
    expect(verdict.open).toHaveLength(2);
  });

  it('sees doors that are closed too late', async () => {
    const { verdict } = await opened((guard) => ({
      ...guard,
      set: (identity, resource, { at, schedules }) =>
        guard.set(identity, resource, { at: at + 5 * 60_000, schedules }),
    }));
    expect(verdict.open).toHaveLength(2);
    expect(verdict.left).toEqual([]);
  });

  it('sees the stranger’s rule that was taken for ours', async () => {
    const aim = { kind: 'place', ports: SSH, source: cidr('81.187.42.18') } as const;
    const { verdict } = await opened((guard) => ({
      ...guard,
      set: (identity, resource, { at, schedules }) =>
        guard.set(identity, resource, {
          at,
          schedules: [...schedules, { name: '4f2a9c1d-mistake-0', aim }],
        }),
    }));
    expect(verdict.touched).toHaveLength(1);
    expect(verdict.open).toEqual([]);
  });
});
