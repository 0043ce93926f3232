import { letDateFollow, realNow } from '../rotation/clock.ts';
import { COURSES } from './course.ts';
import type { Course } from './course.ts';
import type { CrashPoint } from './crash-gate.ts';
import { Trial } from './trial.ts';
import type { Outcome } from './trial.ts';

/*
 * Lets the app die at every write and every request of opening, renewing, extending, moving and
 * closing with the guard on, and never starts it again: the sandbox's Scheduler alone has to shut
 * every door, and must touch nothing of anybody else.
 */
const started = realNow();
const outcomes: Outcome[] = [];

for (const course of COURSES) await everyCrash(course);

const good = outcomes.filter(isGood).length;
const touched = outcomes.reduce((sum, { verdict }) => sum + verdict.touched.length, 0);
const races = outcomes.filter(({ unsparable }) => unsparable.length > 0).length;
say(`${String(Math.round((realNow() - started) / 1000))} s`);
if (races > 0)
  say(
    `${String(races)} more crash points lie in the moment after somebody took our place and before ` +
      'we stepped back: there AWS closes their rule, and nobody could prevent it',
  );
say(
  `guard: ${String(good)} of ${String(outcomes.length - races)} crash points shut without the app, ` +
    `${String(touched)} foreign rules touched`,
);
process.exitCode = good === outcomes.length - races && touched === 0 && good > 300 ? 0 : 1;

/** A crash one call later each time, until the deed comes to its end without meeting it. */
async function everyCrash(course: Course): Promise<void> {
  const before = outcomes.length;
  for (let call = 0; ; call += 1) {
    const first = await run(course, { call, when: 'before' });
    if (first.calls.length <= call) break;
    await run(course, { call, when: 'after' });
  }
  say(`  ${course.name}: ${String(outcomes.length - before)} crash points`);
}

async function run(course: Course, crash: CrashPoint): Promise<Outcome> {
  const outcome = await Trial.play(course, crash, (time) => {
    letDateFollow(() => time.now);
  });
  outcomes.push(outcome);
  const { verdict, bugs, calls } = outcome;
  const wrong = [
    ...verdict.open.map((id) => `still open: ${id}`),
    ...verdict.touched.map((id) => `touched: ${id}`),
    ...verdict.left.map((name) => `schedule left: ${name}`),
    ...bugs,
  ];
  const where = `${crash.when} call ${String(crash.call)} ${calls[crash.call] ?? '(none)'}`;
  for (const each of wrong) say(`✗ ${course.name}, crash ${where}: ${each}`);
  return outcome;
}

function isGood({ verdict, unsparable, bugs }: Outcome): boolean {
  const wrong = [...verdict.open, ...verdict.touched, ...verdict.left, ...unsparable, ...bugs];
  return wrong.length === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
