import { describe, expect, it } from 'vitest';
import type { Lease, LeaseState } from '../../../../src-main/leases/lease.ts';
import { firstStep, firstStepsDue } from '../../../../src-renderer/format/first-steps.ts';

type Known = Parameters<typeof firstStep>[0];

const NOTHING: Known = {
  realm: 'aws',
  onboarded: false,
  identities: [],
  resources: [],
  leases: [],
  activity: [],
};
const resource = (id: string) => ({ id }) as Known['resources'][number];
const KEY = [{ id: 'key' }] as unknown as Known['identities'];
const lease = (id: string, kind: LeaseState['kind']) =>
  ({ resource: { id }, state: { kind } }) as unknown as Lease;

describe('the first steps', () => {
  it('are due at a first start, and in a sandbox nobody has finished them in', () => {
    expect(firstStepsDue(NOTHING)).toBe(true);
    expect(firstStepsDue({ ...NOTHING, identities: KEY })).toBe(true);
    expect(
      firstStepsDue({ ...NOTHING, realm: 'sandbox', identities: KEY, resources: [resource('a')] }),
    ).toBe(true);
  });

  it('are not due once finished or skipped, nor where there are resources already', () => {
    expect(firstStepsDue({ ...NOTHING, onboarded: true })).toBe(false);
    expect(firstStepsDue({ ...NOTHING, identities: KEY, resources: [resource('a')] })).toBe(false);
  });

  it('begin without a key, wherever one wanted to be', () => {
    for (const at of [undefined, 'begin', 'pick', 'a'])
      expect(firstStep(NOTHING, at)).toEqual({ kind: 'begin' });
  });

  it('go on with picking once there is a key', () => {
    expect(firstStep({ ...NOTHING, identities: KEY }, undefined)).toEqual({ kind: 'pick' });
    expect(firstStep({ ...NOTHING, identities: KEY }, 'begin')).toEqual({ kind: 'begin' });
  });

  it('go on with trying the only resource, and ask which of several', () => {
    const one = { ...NOTHING, identities: KEY, resources: [resource('a')] };
    expect(firstStep(one, undefined)).toEqual({
      kind: 'try',
      resource: resource('a'),
      done: false,
    });
    expect(firstStep(one, 'pick')).toEqual({ kind: 'pick' });
    const two = { ...one, resources: [resource('a'), resource('b')] };
    expect(firstStep(two, undefined)).toEqual({ kind: 'pick' });
    expect(firstStep(two, 'b')).toMatchObject({ kind: 'try', resource: { id: 'b' } });
    expect(firstStep(two, 'gone')).toEqual({ kind: 'pick' });
  });

  it('come back to the door that stands open', () => {
    const two = { ...NOTHING, identities: KEY, resources: [resource('a'), resource('b')] };
    expect(firstStep({ ...two, leases: [lease('b', 'open')] }, undefined)).toEqual({
      kind: 'try',
      resource: resource('b'),
      done: true,
    });
  });

  it.each([
    ['opening', false],
    ['failed', false],
    ['unknown', false],
    ['open', true],
    ['closing', true],
  ] as const)('are done with a door that is %s: %s', (kind, done) => {
    const known = {
      ...NOTHING,
      identities: KEY,
      resources: [resource('a')],
      leases: [lease('a', kind)],
    };
    expect(firstStep(known, 'a')).toMatchObject({ kind: 'try', done });
  });

  it('stay done when the door has closed again', () => {
    const activity = [{ deed: 'opened', resourceId: 'a' }] as unknown as Known['activity'];
    const known = { ...NOTHING, identities: KEY, resources: [resource('a')], activity };
    expect(firstStep(known, undefined)).toMatchObject({ kind: 'try', done: true });
  });

  it('start from the beginning for somebody who wants to see them again', () => {
    const known = { ...NOTHING, onboarded: true, identities: KEY, resources: [resource('a')] };
    expect(firstStep(known, undefined)).toEqual({ kind: 'begin' });
    expect(firstStep(known, 'a')).toMatchObject({ kind: 'try' });
  });
});
