import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './test/faults/support/summary-reporter.ts';

/** FAULTS.md, row by row: the app's core, the sandbox, and a spoilt network between them. */
export default defineConfig({
  test: {
    include: ['test/faults/*.fault.test.ts'],
    globalSetup: 'test/faults/support/build-host.ts',
    reporters: [
      'default',
      ['json', { outputFile: 'out/reports/faults.json' }],
      new SummaryReporter(),
    ],
    // Rows mostly wait; each has an AWS, a network and an app of its own.
    testTimeout: 120_000,
    maxWorkers: 2,
    maxConcurrency: 4,
  },
});
