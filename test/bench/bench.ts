import { benchActivity } from './activity.ts';
import { benchClick } from './click.ts';
import { benchDeadline, benchWaking } from './closing.ts';
import { benchLaunch } from './launch.ts';
import { benchStale } from './stale.ts';
import { benchWindow } from './window.ts';
import { benchWorkshop } from './workshop.ts';

const RUNS = process.argv.includes('--quick') ? 7 : 15;

const FEW = Math.ceil(RUNS / 5);
const outcomes = [
  benchWorkshop(RUNS),
  ...(await benchActivity(RUNS)),
  await benchClick(RUNS),
  await benchLaunch(RUNS),
  ...(await benchWindow(RUNS)),
  await benchDeadline(RUNS),
  await benchWaking(FEW),
  ...(await benchStale(FEW)),
];
for (const { name, line, within } of outcomes)
  console.log(`${within ? '✓' : '✗'} ${name}: ${line}`);
const within = outcomes.filter((outcome) => outcome.within).length;
console.log(`bench: ${String(within)} of ${String(outcomes.length)} within target`);
process.exitCode = within === outcomes.length ? 0 : 1;
