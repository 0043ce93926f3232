import fc from 'fast-check';
import type { GateMethod } from '../../support/fake-cloud.ts';
import type { GuardMethod } from '../../support/fake-guard.ts';
import { HERE, HERE_6, THERE, THERE_6 } from './lease-samples.ts';

export const METHODS: readonly GateMethod[] = ['open', 'move', 'renew', 'read', 'inspect', 'close'];
const GUARD_METHODS: readonly GuardMethod[] = ['set', 'change', 'lift', 'list'];
export const NETWORKS = [[HERE], [THERE], [HERE, HERE_6], [THERE, THERE_6], [THERE_6]] as const;

/** What may befall a keeper, in any order. */
export type Happening =
  | { readonly kind: 'open'; readonly door: number; readonly minutes: number | undefined }
  | { readonly kind: 'extend' | 'close'; readonly lease: number }
  | { readonly kind: 'closeAll' | 'leave' | 'return' | 'loseAddress' }
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'sleep'; readonly minutes: number }
  | { readonly kind: 'moveTo'; readonly network: number }
  | { readonly kind: 'fail' | 'loseAnswer'; readonly method: GateMethod }
  | { readonly kind: 'loseTrack'; readonly method: GateMethod; readonly reads: number }
  | { readonly kind: 'forbid'; readonly what: 'move' | 'close' | 'tag' }
  | { readonly kind: 'addForeign'; readonly door: number; readonly network: number }
  | { readonly kind: 'widen' | 'remove'; readonly rule: number }
  | { readonly kind: 'diskFull' | 'diskFree' | 'look' | 'loseJournal' }
  | { readonly kind: 'guardFails' | 'loseGuardAnswer'; readonly method: GuardMethod }
  | { readonly kind: 'fires' }
  | { readonly kind: 'crash'; readonly turns: number };

const door = fc.nat(2);
export const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('open' as const),
      door,
      minutes: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    }),
  },
  fc.record({ kind: fc.constantFrom('extend' as const, 'close' as const), lease: fc.nat(3) }),
  fc.record({
    kind: fc.constantFrom(
      'closeAll' as const,
      'leave' as const,
      'return' as const,
      'loseAddress' as const,
    ),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      seconds: fc.integer({ min: 0, max: 1200 }),
    }),
  },
  fc.record({ kind: fc.constant('sleep' as const), minutes: fc.nat(120) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('moveTo' as const),
      network: fc.nat(NETWORKS.length - 1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('fail' as const, 'loseAnswer' as const),
      method: fc.constantFrom(...METHODS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('loseTrack' as const),
      method: fc.constantFrom(...METHODS),
      reads: fc.integer({ min: 1, max: 3 }),
    }),
  },
  fc.record({
    kind: fc.constant('forbid' as const),
    what: fc.constantFrom('move' as const, 'close' as const, 'tag' as const),
  }),
  fc.record({
    kind: fc.constant('addForeign' as const),
    door,
    network: fc.nat(NETWORKS.length - 1),
  }),
  fc.record({ kind: fc.constantFrom('widen' as const, 'remove' as const), rule: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('diskFull' as const, 'diskFree' as const) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('look' as const, 'look' as const, 'loseJournal' as const),
    }),
  },
  fc.record({
    kind: fc.constantFrom('guardFails' as const, 'loseGuardAnswer' as const),
    method: fc.constantFrom(...GUARD_METHODS),
  }),
  fc.record({ kind: fc.constant('fires' as const) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), turns: fc.nat(25) }) },
);
