import { letDateFollow, realNow } from './clock.ts';
import { MISFORTUNES, NO_MISFORTUNE } from './misfortunes.ts';
import type { Course } from './person.ts';
import { play } from './scenario.ts';
import type { Outcome, Scenario } from './scenario.ts';

/*
 * Rotates a key with a crash at every step, alone and together with every other misfortune, against
 * the real AWS edge and the sandbox over HTTP, and starts again from the journal after each crash.
 */
const STRAIGHT: Course = { name: 'straight through', clicks: [] };
const COURSES: readonly Course[] = [
  { name: 'finished at once', clicks: [{ at: 'watching', deed: 'finish' }] },
  { name: 'undone before the change', clicks: [{ at: 'verifying', deed: 'undo' }] },
  { name: 'undone after the change', clicks: [{ at: 'switched', deed: 'undo' }] },
  {
    name: 'old key back, then on',
    clicks: [
      { at: 'watching', deed: 'undo' },
      { at: 'reactivated', deed: 'resume' },
    ],
  },
  {
    name: 'all the way back',
    clicks: [
      { at: 'watching', deed: 'undo' },
      { at: 'reactivated', deed: 'undo' },
    ],
  },
];
/**
 * What only reads leaves nothing half done: for everything outside the process a crash around it is a
 * crash after the last call that changed something.
 */
const READS = /\.(load|list|get|all)$/;

let time = realNow();
letDateFollow(() => time);
const started = realNow();
const outcomes: Outcome[] = [];

for (const misfortune of MISFORTUNES) await everyCrash({ course: STRAIGHT, misfortune });
for (const course of COURSES) await everyCrash({ course, misfortune: NO_MISFORTUNE });

const good = outcomes.filter(
  ({ faults, unreported: left }) => faults.length + left.length === 0,
).length;
const unreported = outcomes.reduce((sum, outcome) => sum + outcome.unreported.length, 0);
const seconds = Math.round((realNow() - started) / 1000);
say(`${String(seconds)} s`);
say(
  `rotation: ${String(good)} of ${String(outcomes.length)} scenarios end with a working key, ` +
    `${String(unreported)} orphan keys unreported`,
);
process.exitCode = good === outcomes.length && unreported === 0 && good > 100 ? 0 : 1;

/** First without a crash, which tells how many calls there are; then with one at each of them. */
async function everyCrash(scenario: Omit<Scenario, 'crash'>): Promise<void> {
  const before = outcomes.length;
  const { calls } = await run({ ...scenario, crash: undefined });
  const changes = [...calls.entries()].filter(([, name]) => !READS.test(name));
  const [first] = changes;
  if (first) await run({ ...scenario, crash: { call: first[0], when: 'before' } }, first[1]);
  for (const [call, name] of changes)
    await run({ ...scenario, crash: { call, when: 'after' } }, name);
  const { course, misfortune } = scenario;
  say(`  ${course.name}, ${misfortune.name}: ${String(outcomes.length - before)} scenarios`);
}

async function run(scenario: Scenario, at = ''): Promise<Outcome> {
  const outcome = await play(scenario, (of) => {
    time = of.now;
    letDateFollow(() => of.now);
  });
  outcomes.push(outcome);
  const { course, misfortune, crash } = scenario;
  const where = crash ? `crash ${crash.when} call ${String(crash.call)} ${at}` : 'no crash';
  for (const text of [...outcome.faults, ...outcome.unreported.map((id) => `unreported: ${id}`)])
    say(`✗ ${course.name}, ${misfortune.name}, ${where}: ${text}`);
  return outcome;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
