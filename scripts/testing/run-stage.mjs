import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { gather } from '../support/gather.mjs';
import { readReport } from './read-report.mjs';

/** @typedef {import('./stages.mjs').Stage} Stage */
/**
 * @typedef {object} StageResult
 * @property {number} passed
 * @property {number} failed
 * @property {string} line what to tell of it in one line
 * @property {string} [details] what the stage said, when it failed
 */

/** A stage that hangs must not hang the whole run. */
const stageLimitMs = 30 * 60_000;

/**
 * Runs one stage and judges it. A runner that leaves no count, counts nothing or ends badly
 * without naming a failed test has failed once.
 * @param {Stage} stage
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<StageResult>}
 */
export async function runStage(stage, env) {
  const started = performance.now();
  if (stage.report) {
    mkdirSync(dirname(stage.report.file), { recursive: true });
    rmSync(stage.report.file, { force: true });
  }
  const [command, ...args] = stage.command();
  const reportTo = stage.report ? { PLAYWRIGHT_JSON_OUTPUT_NAME: stage.report.file } : {};
  const result = await gather(command, args, {
    env: { ...env, ...reportTo },
    timeoutMs: stageLimitMs,
  });
  const seconds = `${String(Math.round((performance.now() - started) / 1000))} s`;
  const { passed, failed, note } = judge(stage, result);
  const ending = result.timedOut ? `${seconds}, stopped: it took too long` : seconds;
  const outcome = stage.outcome?.exec(result.output)?.[0];
  const said = [note, outcome].filter(Boolean).join(', ');
  const line = `${failed > 0 ? '✗' : '✓'} ${stage.name}${said ? `: ${said}` : ''} (${ending})`;
  return { passed, failed, line, ...(failed > 0 ? { details: result.output.trimEnd() } : {}) };
}

/**
 * @param {Stage} stage
 * @param {import('../support/gather.mjs').Gathered} result
 */
function judge(stage, { code }) {
  if (!stage.report) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, note: '' };
  const count = readReport(stage.report);
  if (!count) return { passed: 0, failed: 1, note: 'no result' };
  const { passed, skipped } = count;
  if (passed + count.failed === 0) return { passed, failed: 1, note: 'no tests ran' };
  const unexplained = code !== 0 && count.failed === 0;
  const notes = [
    `${String(passed)} passed`,
    ...(count.failed > 0 ? [`${String(count.failed)} failed`] : []),
    ...(skipped > 0 ? [`${String(skipped)} skipped`] : []),
    ...(unexplained ? [`ended with code ${String(code)}`] : []),
  ];
  return { passed, failed: count.failed + (unexplained ? 1 : 0), note: notes.join(', ') };
}
