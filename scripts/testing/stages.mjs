import { inProject } from '../support/project.mjs';
import { nodeTool } from '../support/tools.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name for `--only` and for the report
 * @property {() => [string, ...string[]]} command
 * @property {Report} [report] where the runner counts its tests; a stage without one counts as
 *   a single test
 * @property {readonly string[]} [needs] stages before it that must have passed
 * @property {boolean} [beside] the stages behind it do not wait for it
 * @property {RegExp} [outcome] the line in which it says by itself what came out
 *
 * @typedef {object} Report
 * @property {'vitest' | 'playwright'} kind
 * @property {string} file
 */

const script = (/** @type {string} */ name) => inProject('scripts', name);
const report = (/** @type {string} */ name) => inProject('out', 'reports', `${name}.json`);

/**
 * All that is checked, the fastest first.
 * @type {readonly Stage[]}
 */
export const stages = [
  { name: 'format', command: () => nodeTool('prettier', ['--check', '--log-level=warn', '.']) },
  { name: 'types', command: () => types('tsconfig.json') },
  { name: 'types-window', command: () => types('src-renderer/tsconfig.json') },
  { name: 'types-tests', command: () => types('test/tsconfig.json') },
  { name: 'build', command: () => [process.execPath, script('build.mjs')] },
  { name: 'pack', command: () => [process.execPath, script('pack.mjs')], needs: ['build'] },
  {
    name: 'e2e',
    command: () => nodeTool('@playwright/test', ['test', '--reporter=list,json'], 'playwright'),
    report: { kind: 'playwright', file: report('e2e') },
    needs: ['build', 'pack'],
    beside: true,
    outcome: /^contacts: .*$/m,
  },
  { name: 'lint', command: () => nodeTool('eslint', ['.']) },
  {
    name: 'floors',
    command: () => nodeTool('dependency-cruiser', ['src-main', 'src-renderer'], 'depcruise'),
  },
  { name: 'unused', command: () => nodeTool('knip', []) },
  vitest('unit', ['--exclude=test/ports/**', '--exclude=test/policy/**']),
  { ...vitest('ports', ['test/ports']), beside: true },
  {
    name: 'soak',
    command: () => nodeTool('tsx', ['test/soak/soak.ts', '--kills', '25']),
    outcome: /^soak: \d+ kills, .*$/m,
  },
  {
    name: 'policy',
    command: () => [process.execPath, script('test-policy.mjs'), ...counted(report('policy'))],
    report: { kind: 'vitest', file: report('policy') },
    outcome: /^policy: .*$/m,
  },
  {
    name: 'screens',
    command: () =>
      nodeTool(
        '@playwright/test',
        ['test', '--config=playwright.screens.config.ts', '--reporter=list,json'],
        'playwright',
      ),
    report: { kind: 'playwright', file: report('screens') },
    needs: ['build'],
    beside: true,
  },
  {
    name: 'rotation',
    command: () => nodeTool('tsx', ['test/rotation/rotation.ts']),
    outcome: /^rotation: .*$/m,
  },
  {
    name: 'guard',
    command: () => nodeTool('tsx', ['test/guard/guard.ts']),
    outcome: /^guard: .*$/m,
  },
  {
    name: 'faults',
    command: () => nodeTool('vitest', ['run', '--config=vitest.faults.config.ts']),
    report: { kind: 'vitest', file: report('faults') },
    needs: ['build'],
    outcome: /^faults: .*$/m,
  },
];

/** @param {string} project */
function types(project) {
  return nodeTool('typescript', ['-p', inProject(project)], 'tsc');
}

/**
 * @param {string} name
 * @param {readonly string[]} selection
 * @returns {Stage}
 */
function vitest(name, selection) {
  const file = report(name);
  return {
    name,
    command: () => nodeTool('vitest', ['run', ...selection, ...counted(file)]),
    report: { kind: 'vitest', file },
  };
}

/**
 * Makes vitest leave its count in a file.
 * @param {string} file
 */
function counted(file) {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
}
