import { expect, it } from 'vitest';
import { giveBackMemory } from '../../../src-main/wiring/memory.ts';

// That it gives any back is seen in Electron (budgets.e2e.ts): Node 20 knows no last resort.
it('leaves no way to collect memory behind', () => {
  giveBackMemory();
  giveBackMemory();
  expect(globalThis.gc).toBeUndefined();
});
