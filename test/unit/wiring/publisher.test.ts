import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import { Publisher } from '../../../src-main/wiring/publisher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aFrameLater(): void {
  vi.advanceTimersByTime(17);
}

function setUp() {
  const heard: number[] = [];
  const publisher = new Publisher((revision) => ({ revision }) as Snapshot);
  const stop = publisher.onSnapshot(({ revision }) => heard.push(revision));
  return { publisher, heard, stop };
}

describe('publishing', () => {
  it('makes one snapshot of many changes within a frame', () => {
    const { publisher, heard } = setUp();
    for (let time = 0; time < 10; time++) {
      publisher.changed();
      vi.advanceTimersByTime(1);
    }
    expect(heard).toEqual([]);
    aFrameLater();
    expect(heard).toEqual([1]);
  });

  it('makes another one of the next change', () => {
    const { publisher, heard } = setUp();
    publisher.changed();
    aFrameLater();
    publisher.changed();
    aFrameLater();
    expect(heard).toEqual([1, 2]);
  });

  it('never gives a revision twice, however a snapshot was asked for', () => {
    const { publisher, heard } = setUp();
    expect(publisher.compose().revision).toBe(1);
    publisher.changed();
    expect(publisher.compose().revision).toBe(2);
    aFrameLater();
    expect(heard).toEqual([3]);
  });

  it('tells nobody who has stopped listening', () => {
    const { publisher, heard, stop } = setUp();
    publisher.changed();
    stop();
    aFrameLater();
    expect(heard).toEqual([]);
  });
});
