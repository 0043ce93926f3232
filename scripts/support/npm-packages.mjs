import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';
import { gather } from './gather.mjs';
import { say, SetUpProblem } from './say.mjs';
import { npmCommand } from './tools.mjs';

const lockFile = inProject('package-lock.json');
const stampFile = inProject('node_modules', '.drawbridge-lock-hash');
/** npm's own note of what it installed. */
const installedLockFile = inProject('node_modules', '.package-lock.json');

/**
 * Installs the dependencies when there are none or the lock file changed since.
 * @throws {SetUpProblem} with npm's words when it fails
 */
export async function ensureNpmPackages() {
  const hash = createHash('sha512').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  if (!installedByHandSince()) {
    say('installing dependencies (npm ci)');
    await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  await ensureKeychainAddon();
  writeFileSync(stampFile, hash);
}

/** Whether somebody ran `npm ci` or `npm install` after the lock file last changed. */
function installedByHandSince() {
  if (!existsSync(installedLockFile)) return false;
  return statSync(installedLockFile).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** keytar's install script puts its binary in place; where scripts are off, nobody did. */
async function ensureKeychainAddon() {
  if (existsSync(inProject('node_modules', 'keytar', 'build', 'Release', 'keytar.node'))) return;
  await npm(['rebuild', 'keytar', '--ignore-scripts=false', '--loglevel=error']);
}

/** @param {readonly string[]} args */
async function npm(args) {
  const [command, ...rest] = npmCommand(args);
  const result = await gather(command, rest);
  if (result.code !== 0) throw new SetUpProblem(`npm ${args.join(' ')} failed:\n${result.output}`);
}
