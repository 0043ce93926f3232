import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from './project.mjs';
import { gather } from './gather.mjs';
import { say, SetUpProblem } from './say.mjs';
import { writeLicences } from './shipped-packages.mjs';
import { nodeTool } from './tools.mjs';

const stampFile = inProject('out', 'app', '.built-from');
/** Everything a build reads. */
const sources = [
  'src-main',
  'src-renderer',
  'assets',
  'electron.vite.config.ts',
  'scripts/support/one-chunk.mjs',
  'scripts/support/plain-letters.mjs',
  'scripts/support/shipped-packages.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
];

/**
 * Builds the app into `out/app`, unless it was built from these very sources before.
 * @throws {SetUpProblem} with the builder's words when it fails
 */
export async function buildApp() {
  const hash = hashOf(sources);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  say('building the app');
  rmSync(stampFile, { force: true });
  const [command, ...args] = nodeTool('electron-vite', ['build']);
  const result = await gather(command, args);
  if (result.code !== 0) throw new SetUpProblem(`the build failed:\n${result.output}`);
  writeLicences();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}

/** @param {readonly string[]} names */
function hashOf(names) {
  const hash = createHash('sha256');
  for (const name of names) {
    const path = inProject(name);
    if (!existsSync(path)) continue;
    for (const file of filesOf(path)) {
      hash.update(`${file.slice(inProject().length)}\0`);
      hash.update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {readonly string[]} the file itself, or all files below the folder, in order
 */
function filesOf(path) {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) => filesOf(join(path, entry.name)));
  } catch {
    return [path];
  }
}
