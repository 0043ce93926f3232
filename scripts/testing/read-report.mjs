import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * What a runner counted, or undefined when it left no report that can be read.
 * @param {import('./stages.mjs').Report} report
 * @returns {Count | undefined}
 */
export function readReport({ kind, file }) {
  try {
    /** @type {unknown} */
    const content = JSON.parse(readFileSync(file, 'utf8'));
    return kind === 'vitest' ? countVitest(content) : countPlaywright(content);
  } catch {
    return undefined;
  }
}

/**
 * A file that failed before its first test counts as one failed test.
 * @param {any} content
 * @returns {Count}
 * @see https://vitest.dev/guide/reporters#json-reporter
 */
function countVitest(content) {
  /** @type {readonly { status: string, assertionResults: readonly unknown[] }[]} */
  const files = content.testResults;
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.length);
  return {
    passed: Number(content.numPassedTests),
    failed: Number(content.numFailedTests) + broken.length,
    skipped: Number(content.numPendingTests) + Number(content.numTodoTests),
  };
}

/**
 * @param {any} content
 * @returns {Count}
 * @see https://playwright.dev/docs/test-reporters#json-reporter
 */
function countPlaywright(content) {
  const { expected, unexpected, flaky, skipped } = content.stats;
  return { passed: expected + flaky, failed: unexpected + content.errors.length, skipped };
}
