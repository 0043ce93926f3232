import { parseArgs } from 'node:util';
import { runtimeEnvironment, setUp } from './set-up.mjs';
import { runScript, SetUpProblem } from './support/say.mjs';
import { runStage } from './testing/run-stage.mjs';
import { stages } from './testing/stages.mjs';

/** @typedef {import('./testing/stages.mjs').Stage} Stage */
/** @typedef {import('./testing/run-stage.mjs').StageResult} StageResult */

// `npm test`: everything, the fastest first, to the end even when something fails; what mostly waits
// runs beside the others.
// `npm test -- --only unit --only lint`: these alone, and what they need.
await runScript(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const chosen = chooseStages(values.only);
  const env = await environmentOrNothing();
  if (!env) {
    print('0 passed, 1 failed');
    return 1;
  }
  let passed = 0;
  let failed = 0;
  /** @type {Map<string, Promise<StageResult>>} */
  const runs = new Map();
  for (const stage of chosen) {
    const run = runUnlessBroken(stage, runs, env).then((result) => {
      passed += result.passed;
      failed += result.failed;
      print(result.line);
      if (result.details) print(result.details);
      return result;
    });
    runs.set(stage.name, run);
    if (!stage.beside) await run;
  }
  await Promise.all(runs.values());
  print(`${String(passed)} passed, ${String(failed)} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
});

/** A set-up that fails is the one failure of the run. */
async function environmentOrNothing() {
  try {
    return runtimeEnvironment(await setUp({ forTests: true }));
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error;
    print(`✗ set-up\n${error.message}`);
    return undefined;
  }
}

/** @param {readonly string[] | undefined} only */
function chooseStages(only) {
  if (!only) return stages;
  const names = stages.map((stage) => stage.name);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new SetUpProblem(`no stage '${unknown.join("', '")}'; there are: ${names.join(', ')}`);
  }
  const wanted = new Set(only);
  // Backwards, as what a stage needs stands before it.
  for (const stage of [...stages].reverse()) {
    if (wanted.has(stage.name)) for (const name of stage.needs ?? []) wanted.add(name);
  }
  return stages.filter((stage) => wanted.has(stage.name));
}

/**
 * @param {Stage} stage
 * @param {ReadonlyMap<string, Promise<StageResult>>} runs those begun before
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<StageResult>}
 */
async function runUnlessBroken(stage, runs, env) {
  const needs = stage.needs ?? [];
  const results = await Promise.all(needs.map((name) => runs.get(name)));
  const broken = needs.filter((_, index) => (results[index]?.failed ?? 0) > 0);
  if (broken.length === 0) return runStage(stage, env);
  return {
    passed: 0,
    failed: 1,
    line: `✗ ${stage.name}: not run, as ${broken.join(' and ')} failed`,
  };
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
