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
interface Point extends Outcome {
  /** Whether the crash was met: the last run of each course comes through. */
  readonly crashed: boolean;
}

/** Crash points between somebody's taking our place and our stepping back, in all courses. */
const MOST_RACES = 28;

const started = realNow();
const outcomes: Point[] = [];

for (const course of COURSES) await everyCrash(course);

const points = outcomes.filter(({ crashed }) => crashed);
const good = points.filter(isGood).length;
const whole = outcomes.filter(({ crashed }) => !crashed).every(isGood);
const touched = outcomes.reduce((sum, { verdict }) => sum + verdict.touched.length, 0);
const inRace = outcomes.filter(({ unsparable }) => unsparable.length > 0);
const races = inRace.length;
say(`${String(Math.round((realNow() - started) / 1000))} s`);
if (races > 0)
  say(
    `${String(races)} more crash points lie in the moment after somebody took our place and before ` +
      'we stepped back: there AWS closes their rule',
  );
say(
  `guard: ${String(good)} of ${String(points.length - races)} crash points shut without the app, ` +
    `${String(touched)} foreign rules touched`,
);
// Even there our own rule is gone; and the moment must not grow unnoticed.
const raceGood = races <= MOST_RACES && inRace.every((each) => isGood({ ...each, unsparable: [] }));
const allGood = whole && raceGood && touched === 0 && good === points.length - races;
process.exitCode = allGood && good > 300 ? 0 : 1;

/** A crash one call later each time, until the deed comes to its end without meeting it. */
async function everyCrash(course: Course): Promise<void> {
  const before = outcomes.length;
  for (let call = 0; ; call += 1) {
    const first = await run(course, { call, when: 'before' });
    if (!first.crashed) break;
    await run(course, { call, when: 'after' });
  }
  say(`  ${course.name}: ${String(outcomes.length - before - 1)} crash points`);
}

async function run(course: Course, crash: CrashPoint): Promise<Point> {
  const outcome = await Trial.play(course, crash, (time) => {
    letDateFollow(() => time.now);
  });
  const { verdict, bugs, calls } = outcome;
  const point = { ...outcome, crashed: calls.length > crash.call };
  outcomes.push(point);
  const wrong = [
    ...verdict.open.map((id) => `still open: ${id}`),
    ...verdict.touched.map((id) => `touched: ${id}`),
    ...verdict.left.map((name) => `schedule left: ${name}`),
    ...bugs,
  ];
  const where = `${crash.when} call ${String(crash.call)} ${calls[crash.call] ?? '(none)'}`;
  for (const each of wrong) say(`✗ ${course.name}, crash ${where}: ${each}`);
  return point;
}

function isGood({ verdict, unsparable, bugs }: Outcome): boolean {
  const wrong = [...verdict.open, ...verdict.touched, ...verdict.left, ...unsparable, ...bugs];
  return wrong.length === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
