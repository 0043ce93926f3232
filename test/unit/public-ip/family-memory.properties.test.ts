import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import type { FamilyAddress } from '../../../src-main/public-ip/address.ts';
import { FamilyMemory } from '../../../src-main/public-ip/family-memory.ts';
import { cidr } from '../../support/fake-address-sources.ts';

const [A, B] = [cidr('52.1.2.3'), cidr('52.9.9.9')];
const operators = ['AWS', 'ipify'];

const verdicts: readonly FamilyAddress[] = [
  { kind: 'agreed', cidr: A, operators },
  { kind: 'agreed', cidr: B, operators },
  { kind: 'disagreed', said: [], choices: [A, B] },
  { kind: 'silent', said: [], choices: [] },
];

/** Long stays as well as quick changes: both ends of the window must be met. */
const step = fc.record({
  verdict: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...verdicts.slice(0, 2)) },
    { weight: 1, arbitrary: fc.constantFrom(...verdicts.slice(2)) },
  ),
  waitMs: fc.oneof(
    fc.constantFrom(0, 5_000, 9_999, 10_000, MINUTE_MS, 10 * MINUTE_MS - 1, 10 * MINUTE_MS),
    fc.nat({ max: 12 * MINUTE_MS }),
  ),
  times: fc.integer({ min: 1, max: 12 }),
  explicit: fc.boolean(),
});

describe('an address on one network, whatever is heard of two', () => {
  it('changes at most once within any ten minutes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const changes = changesIn(steps);
        for (const [index, at] of changes.entries()) {
          const before = changes[index - 1];
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(10 * MINUTE_MS);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is one of what was heard, and a question names only what was heard', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        for (const { published } of lifeOf(steps)) {
          if (published.kind === 'alternating')
            expect([...published.choices].sort()).toEqual([A, B]);
          if (published.kind === 'agreed') expect([A, B]).toContain(published.cidr);
        }
      }),
    );
  });

  it('is settled again when it stays the same, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const stays = { verdict: agreed(A), waitMs: MINUTE_MS, times: 12, explicit: false };
        expect(lifeOf([...steps, stays]).at(-1)?.published).toMatchObject({ cidr: A });
      }),
    );
  });
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function agreed(address: Cidr): FamilyAddress {
  return { kind: 'agreed', cidr: address, operators };
}

/** What is published after each reading. */
function lifeOf(steps: readonly Step[]) {
  const memory = new FamilyMemory(10_000);
  let at: Instant = 0;
  return steps.flatMap(({ verdict, waitMs, times, explicit }) =>
    Array.from({ length: times }, () => {
      at += waitMs;
      memory.hear(verdict, at, explicit);
      return { at, published: memory.published };
    }),
  );
}

/** When the agreed address became another one than it was before. */
function changesIn(steps: readonly Step[]): readonly Instant[] {
  let known: Cidr | undefined;
  return lifeOf(steps).flatMap(({ at, published }) => {
    if (published.kind !== 'agreed' || published.cidr === known) return [];
    const isFirst = known === undefined;
    known = published.cidr;
    return isFirst ? [] : [at];
  });
}
