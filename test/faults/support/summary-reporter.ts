import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { countsIn, rowOf, ROWS } from './rows.ts';
import type { RowCounts } from './rows.ts';

/** Ends the run with one line that counts rows, not tests; a row that is missing fails the run. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const ofRow = (row: string): TestCase[] => tests.filter(({ name }) => rowOf(name) === row);
    const survived = ROWS.filter((row) => hasSurvived(ofRow(row)));
    const sum = (field: keyof RowCounts): string =>
      String(tests.reduce((total, test) => total + (countsIn(test.meta())?.[field] ?? 0), 0));
    const missing = ROWS.filter((row) => !survived.includes(row));
    if (missing.length > 0) {
      console.log(`not survived: ${missing.join(', ')}`);
      process.exitCode = 1;
    }
    const line =
      `faults: ${String(survived.length)} of ${String(ROWS.length)} survived, ` +
      `${sum('leaked')} rules leaked, ${sum('touched')} foreign rules touched, ` +
      `${sum('secrets')} secrets on disk`;
    // Behind whatever other reporters still have to say.
    process.once('exit', () => {
      console.log(line);
    });
  }
}

/** Every test of the row ran and passed, and its promises were looked at. */
function hasSurvived(tests: readonly TestCase[]): boolean {
  return (
    tests.length > 0 &&
    tests.every((test) => test.result().state === 'passed' && countsIn(test.meta()) !== undefined)
  );
}
