import { describe, expect, it } from 'vitest';
import {
  drawnTo,
  NOTHING_SELECTED,
  onlyThese,
  toggled,
  withAll,
  withoutAll,
} from '../../../../src-renderer/format/selection.ts';
import type { Selection } from '../../../../src-renderer/format/selection.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e', 'f'];

function ids(selection: Selection): string {
  return [...selection.ids].sort().join('');
}

describe('a selection', () => {
  it('takes one in, and lets it go', () => {
    const one = toggled(NOTHING_SELECTED, 'b');
    expect(ids(one)).toBe('b');
    expect(ids(toggled(toggled(one, 'd'), 'b'))).toBe('d');
  });

  it('is drawn out from row to row with Shift, and in again', () => {
    const down = drawnTo(drawnTo(NOTHING_SELECTED, ORDER, 'c', 'b'), ORDER, 'd', 'c');
    expect(ids(down)).toBe('bcd');
    const in1 = drawnTo(down, ORDER, 'c', 'd');
    expect(ids(in1)).toBe('bc');
    const past = drawnTo(drawnTo(in1, ORDER, 'b', 'c'), ORDER, 'a', 'b');
    expect(ids(past)).toBe('ab');
  });

  it('begins a new stretch elsewhere and keeps the old one', () => {
    const first = drawnTo(NOTHING_SELECTED, ORDER, 'b', 'a');
    expect(ids(drawnTo(first, ORDER, 'f', 'e'))).toBe('abef');
  });

  it('is drawn by a click with Shift from the last one clicked', () => {
    const clicked = toggled(NOTHING_SELECTED, 'e');
    expect(ids(drawnTo(clicked, ORDER, 'c'))).toBe('cde');
    expect(ids(drawnTo(NOTHING_SELECTED, ORDER, 'c'))).toBe('c');
  });

  it('starts anew where the last start is filtered away', () => {
    const clicked = toggled(NOTHING_SELECTED, 'a');
    expect(ids(drawnTo(clicked, ['c', 'd', 'e'], 'd'))).toBe('ad');
  });

  it('takes in all in sight beside what it had, and lets them go again', () => {
    const all = withAll(toggled(NOTHING_SELECTED, 'a'), ['c', 'd']);
    expect(ids(all)).toBe('acd');
    expect(ids(withoutAll(all, ['c', 'd']))).toBe('a');
  });

  it('loses what is removed', () => {
    const two = withAll(NOTHING_SELECTED, ['a', 'b']);
    expect(onlyThese(two, ORDER)).toBe(two);
    expect(ids(onlyThese(two, ['b', 'c']))).toBe('b');
  });
});
