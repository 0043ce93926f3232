import { describe, expect, it } from 'vitest';
import type { RotationState } from '../../../src-main/identities/rotation/rotation.ts';
import { keyBlock } from '../../../src-main/tray/key-block.ts';
import { noticesBetween } from '../../../src-main/tray/notices.ts';
import type { TrayKey, TrayRotation } from '../../../src-main/tray/tray-state.ts';
import { START } from '../leases/lease-samples.ts';
import { state } from './tray-samples.ts';

const maskedKeyId = 'AKIA…7Q2A';
const due: TrayKey = { maskedKeyId, active: true, age: { days: 97, verdict: 'due' } };

function lines(...keys: readonly TrayKey[]): readonly string[] {
  const items = keyBlock(state({ identities: [{ maskedKeyId, keys }] }));
  return items.map((item) => ('label' in item ? item.label : ''));
}

describe('the menu', () => {
  it('says how old the oldest key is, and leads to where it is rotated', () => {
    expect(lines(due)).toEqual(['Access key AKIA…7Q2A is 97 days old', 'Rotate…']);
    const older = {
      ...due,
      maskedKeyId: 'AKIA…2222',
      age: { days: 200, verdict: 'overdue' },
    } as const;
    expect(lines(due, older)[0]).toBe('Access key AKIA…2222 is 200 days old (and 1 more)');
  });

  it('says nothing of keys that are young, inactive or put off', () => {
    expect(lines({ ...due, age: { days: 80, verdict: 'soon' } })).toEqual([]);
    expect(lines({ ...due, active: false })).toEqual([]);
    expect(lines({ ...due, snoozedUntil: START })).toEqual([]);
    expect(lines()).toEqual([]);
  });
});

describe('a notice about a rotation', () => {
  const at = (kind: RotationState['kind'], more: Partial<TrayRotation> = {}) =>
    state({
      rotations: [
        {
          id: 'r1',
          state: kind,
          maskedOldKeyId: maskedKeyId,
          maskedNewKeyId: 'AKIA…NEW1',
          ...more,
        },
      ],
    });
  const titles = (from: ReturnType<typeof at> | undefined, to: ReturnType<typeof at>) =>
    noticesBetween(from, to, START, 'UTC').map(({ title }) => title);

  it.each([
    ['choosing', {}, 'Two access keys already'],
    ['watching', {}, 'Drawbridge uses AKIA…NEW1 now'],
    ['reactivated', { bySomebody: true }, 'AKIA…7Q2A is active again'],
    ['done', {}, 'AKIA…7Q2A is rotated'],
    ['failed', { problem: { kind: 'key-not-made' } }, 'AKIA…7Q2A was not rotated'],
  ] as const)('comes when it is %s, once', (kind, more, title) => {
    expect(titles(at('verifying'), at(kind, more))).toEqual([title]);
    expect(titles(at(kind, more), at(kind, more))).toEqual([]);
  });

  it('comes after a start only for what waits for the person', () => {
    expect(titles(undefined, at('choosing'))).toHaveLength(1);
    expect(titles(undefined, at('watching'))).toEqual([]);
  });

  it('does not come for what the person did themselves, or for steps in between', () => {
    expect(titles(at('watching'), at('reactivated'))).toEqual([]);
    expect(titles(at('verifying'), at('switched'))).toEqual([]);
  });
});
