import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from './project.mjs';
import { SetUpProblem } from './say.mjs';

/**
 * A tool of node_modules as a command for Node itself: without npx, which asks the registry
 * when a tool is missing, and without the `.cmd` files of Windows, which need a shell.
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {string} [tool] when the package has several
 * @returns {[string, ...string[]]}
 */
export function nodeTool(packageName, args, tool = packageName) {
  const folder = inProject('node_modules', ...packageName.split('/'));
  try {
    /** @type {{ bin: string | Record<string, string> }} */
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const path = typeof bin === 'string' ? bin : bin[tool];
    if (path) return [process.execPath, join(folder, path), ...args];
  } catch {
    // Said below.
  }
  throw new SetUpProblem(`${tool} is not installed; run \`npm ci\``);
}

/**
 * npm as a command: the one this script was started by, or the one that came with Node.
 * @param {readonly string[]} args
 * @returns {[string, ...string[]]}
 */
export function npmCommand(args) {
  const started = process.env['npm_execpath'];
  if (started?.endsWith('npm-cli.js')) return [process.execPath, started, ...args];
  if (process.platform !== 'win32') return ['npm', ...args];
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return [process.execPath, beside, ...args];
}
