import fc from 'fast-check';
import { AUTHORIZE, MODIFY, READ, REVOKE } from '../faults/support/actions.ts';

/** What a person, a stranger, the network or the clock does. `wait`: it is through before the next. */
export type Step =
  | {
      readonly kind: 'open';
      readonly door: number;
      readonly minutes: number;
      readonly wait: boolean;
    }
  | { readonly kind: 'work'; readonly door: number; readonly wait: boolean }
  | { readonly kind: 'extend' | 'close'; readonly lease: number; readonly wait: boolean }
  | { readonly kind: 'closeAll'; readonly wait: boolean }
  | { readonly kind: 'move'; readonly network: number; readonly wait: boolean }
  | { readonly kind: 'strangerOpens'; readonly door: number; readonly network: number }
  | { readonly kind: 'strangerRemoves' | 'strangerWidens'; readonly rule: number }
  | { readonly kind: 'spoil'; readonly action: string; readonly how: Spoil }
  | { readonly kind: 'sleep'; readonly minutes: number }
  | { readonly kind: 'setClock'; readonly minutes: number };

export type Spoil = 'drop-before' | 'drop-after-apply' | 'server-error' | 'throttle';

/** What happens in one run of the app, and how it ends: killed, and started again some time later. */
export interface Life {
  readonly steps: readonly Step[];
  /** How long after the last step the process is killed. */
  readonly killedAfterMs: number;
  /** How long it then does not run. */
  readonly gone: 'a moment' | 'an hour' | 'a night';
}

export const NETWORKS = 4;
export const DOORS = 3;

const door = fc.nat(DOORS - 1);
const network = fc.nat(NETWORKS - 1);
const wait = fc.boolean();
const whichever = fc.nat(5);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('open' as const),
      door,
      minutes: fc.integer({ min: 1, max: 90 }),
      wait,
    }),
  },
  fc.record({ kind: fc.constant('work' as const), door, wait }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('extend' as const, 'close' as const),
      lease: whichever,
      wait,
    }),
  },
  fc.record({ kind: fc.constant('closeAll' as const), wait }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), network, wait }) },
  fc.record({ kind: fc.constant('strangerOpens' as const), door, network }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('strangerRemoves' as const, 'strangerWidens' as const),
      rule: whichever,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('spoil' as const),
      action: fc.constantFrom(AUTHORIZE, REVOKE, MODIFY, READ),
      how: fc.constantFrom<Spoil>('drop-before', 'drop-after-apply', 'server-error', 'throttle'),
    }),
  },
  fc.record({ kind: fc.constant('sleep' as const), minutes: fc.integer({ min: 1, max: 120 }) }),
  fc.record({
    kind: fc.constant('setClock' as const),
    minutes: fc.integer({ min: -600, max: 600 }),
  }),
);

const life: fc.Arbitrary<Life> = fc.record({
  steps: fc.array(step, { minLength: 2, maxLength: 8 }),
  killedAfterMs: fc.nat(250),
  gone: fc.constantFrom(
    'a moment' as const,
    'a moment' as const,
    'an hour' as const,
    'a night' as const,
  ),
});

/** Up to so many lives, each ended by a kill. */
export function histories(lives: number): fc.Arbitrary<readonly Life[]> {
  return fc.array(life, { minLength: 1, maxLength: lives });
}

/** A history for a person who must find out what went wrong. */
export function inWords(lives: readonly Life[]): string {
  return lives
    .map(({ steps, killedAfterMs, gone }, index) =>
      [
        `life ${String(index + 1)}`,
        ...steps.map((each) => `  ${JSON.stringify(each)}`),
        `  killed ${String(killedAfterMs)} ms later, back after ${gone}`,
      ].join('\n'),
    )
    .join('\n');
}
