import { ok } from '../../src-main/kernel/result.ts';
import type { Proofs } from '../../src-main/leases/proofs.ts';

/** Everything is as Drawbridge wrote it. */
export const SURE: Proofs = {
  toOpen: () => Promise.resolve(ok(undefined)),
  toKeep: () => Promise.resolve(ok(undefined)),
  toWrite: () => Promise.resolve(ok(undefined)),
};
