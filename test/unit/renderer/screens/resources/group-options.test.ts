import { describe, expect, it } from 'vitest';
import type { FoundGroup } from '../../../../../src-main/resources/resource.ts';
import {
  groupChoices,
  onlyOneMeant,
} from '../../../../../src-renderer/screens/resources/group-options.ts';

function groups(count: number): readonly FoundGroup[] {
  return Array.from({ length: count }, (_, index) => ({
    groupId: `sg-${String(index).padStart(8, '0')}`,
    name: `group-${String(index)}`,
    description: '',
    tags: {},
    ipv4Rules: 0,
    ipv6Rules: 0,
  }));
}

const whole = (count: number) =>
  ({ groups: groups(count), loading: false, problem: undefined }) as const;

describe('the groups to pick from', () => {
  it('are as many as anyone reads, and the rest is counted', () => {
    const { options, summary } = groupChoices(whole(250), '');
    expect(options).toHaveLength(100);
    expect(summary).toBe('100 of 250 groups shown. Type to narrow.');
  });

  it('say how many of all match', () => {
    expect(groupChoices(whole(12), '').summary).toBe('12 groups');
    expect(groupChoices(whole(12), 'group-1').summary).toBe('3 of 12 groups');
    expect(groupChoices(whole(12), ' prod ').summary).toBe('Nothing matches “prod”.');
    expect(groupChoices(whole(0), '').summary).toBe('No groups in this Region.');
  });

  it('begin with an id that was typed and is not among them', () => {
    expect(groupChoices(whole(3), 'sg-0a1b2c3d').options).toEqual([{ groupId: 'sg-0a1b2c3d' }]);
    expect(groupChoices(whole(3), 'sg-00000002').options).toEqual([
      { groupId: 'sg-00000002', group: groups(3)[2] },
    ]);
  });

  it('can be searched while more are on their way', () => {
    const { options, summary } = groupChoices({ ...whole(3), loading: true }, 'group-2');
    expect(options).toHaveLength(1);
    expect(summary).toBe('Loading groups… 3 so far');
  });

  it('leave the id to type when there is no list', () => {
    const refused = { groups: [], loading: false, problem: { kind: 'throttled' } } as const;
    expect(groupChoices(refused, '').summary).toMatch(/Type an id/);
  });
});

describe('a group typed in full', () => {
  it('is meant without being picked', () => {
    expect(onlyOneMeant(groups(20), ' group-1 ')?.groupId).toBe('sg-00000001');
    expect(onlyOneMeant(groups(20), 'sg-00000003')?.name).toBe('group-3');
  });

  it('is not guessed when several have the name, or when it is only a part', () => {
    const twins = [...groups(2), { ...groups(1)[0], groupId: 'sg-ffffffff' } as FoundGroup];
    expect(onlyOneMeant(twins, 'group-0')).toBeUndefined();
    expect(onlyOneMeant(groups(2), 'group')).toBeUndefined();
    expect(onlyOneMeant(groups(2), '')).toBeUndefined();
  });
});
