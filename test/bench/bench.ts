import { benchClick } from './click.ts';
import { benchLaunch } from './launch.ts';

const RUNS = process.argv.includes('--quick') ? 7 : 15;

const outcomes = [await benchClick(RUNS), await benchLaunch(RUNS)];
for (const { name, line, within } of outcomes)
  console.log(`${within ? '✓' : '✗'} ${name}: ${line}`);
const within = outcomes.filter((outcome) => outcome.within).length;
console.log(`bench: ${String(within)} of ${String(outcomes.length)} within target`);
process.exitCode = within === outcomes.length ? 0 : 1;
