import { describe, expect, it } from 'vitest';
import { isWorking } from '../../../src-main/electron/presence.ts';

describe('being at work', () => {
  it.each([
    ['active', true],
    ['idle', false],
    ['locked', false],
    ['unknown', true],
  ] as const)('where the desktop says %s: %s', (state, working) => {
    expect(isWorking({ getSystemIdleState: () => state }, 20)).toBe(working);
  });

  it('ends after as many minutes without a key or a click as the person set', () => {
    const asked: number[] = [];
    const getSystemIdleState = (seconds: number): 'idle' => {
      asked.push(seconds);
      return 'idle';
    };
    isWorking({ getSystemIdleState }, 20);
    expect(asked).toEqual([1200]);
  });
});
