import { describe, expect, it } from 'vitest';
import { giveBackMemory } from '../../../src-main/wiring/memory.ts';

describe('giving memory back', () => {
  it('lets go of what nobody holds any more, as often as it is asked', async () => {
    for (let time = 0; time < 2; time += 1) {
      const big = new WeakRef(new Uint8Array(1_000_000));
      // What a WeakRef has shown stays until the turn is over.
      await new Promise((resolve) => setTimeout(resolve));
      giveBackMemory();
      expect(big.deref()).toBeUndefined();
    }
  });

  it('leaves no way to do so behind', () => {
    giveBackMemory();
    expect(globalThis.gc).toBeUndefined();
  });
});
