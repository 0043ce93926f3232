import { describe, expect, it } from 'vitest';
import { share } from '../../../../src-renderer/state/share.ts';

const copy = <T>(value: T): T => structuredClone(value);

describe('a newer snapshot', () => {
  const last = { resources: [{ id: 'a', ports: [22] }, { id: 'b' }], settings: { theme: 'dark' } };

  it('is the last one itself when nothing changed', () => {
    expect(share(last, copy(last))).toBe(last);
  });

  it('keeps every part that did not change, so that it is not painted again', () => {
    const next = share(last, { ...copy(last), settings: { theme: 'light' } });
    expect(next.resources).toBe(last.resources);
    expect(next.settings).toEqual({ theme: 'light' });
  });

  it('keeps entries that moved, as when one comes in front of them', () => {
    const next = share(last.resources, [{ id: 'new' }, ...copy(last.resources)]);
    expect(next).toEqual([{ id: 'new' }, ...last.resources]);
    expect([next[1], next[2]]).toEqual(last.resources);
    expect(next[1]).toBe(last.resources[0]);
  });

  it('notices what was taken away', () => {
    expect(share(last.resources, copy(last.resources.slice(0, 1)))).toEqual([last.resources[0]]);
    expect(share({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(share({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
  });

  it('takes a value of another kind as it comes', () => {
    expect(share([1], { a: 1 })).toEqual({ a: 1 });
    expect(share(undefined, 'text')).toBe('text');
    expect(share({ a: 1 }, null)).toBeNull();
  });
});
