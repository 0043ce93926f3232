import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { buildHost } from '../faults/support/build-host.ts';
import { histories, inWords } from './history.ts';
import type { Life } from './history.ts';
import { play } from './play.ts';

const LIVES_A_HISTORY = 5;
/** Finding a short history costs lives too: after this the shortest so far must do. */
const SHRINK_LIMIT_MS = 5 * 60_000;

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const wanted = Number(values.kills);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (!Number.isInteger(wanted) || wanted < 1 || !Number.isInteger(seed))
  throw new RangeError('--kills and --seed are whole numbers');

let kills = 0;
console.log(`soak: ${String(wanted)} kills with seed ${String(seed)}`);
await buildHost();
let violations = 0;
for (let round = 0; kills < wanted && violations === 0; round += 1) {
  const outcome = await fc.check(
    fc.asyncProperty(histories(Math.min(LIVES_A_HISTORY, wanted - kills)), (lives) =>
      play(lives, () => (kills += 1)),
    ),
    { numRuns: 1, seed: seed + round, interruptAfterTimeLimit: SHRINK_LIMIT_MS },
  );
  if (outcome.failed) {
    violations += 1;
    tellOf(outcome.counterexample?.[0] ?? [], outcome.errorInstance, seed + round);
  }
}
console.log(`soak: ${String(kills)} kills, ${String(violations)} violations`);
process.exitCode = violations === 0 ? 0 : 1;

function tellOf(lives: readonly Life[], error: unknown, seedOfRound: number): void {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.log(`soak: a promise was broken with seed ${String(seedOfRound)}:\n${why}`);
  console.log(`the shortest history found:\n${inWords(lives)}`);
}
