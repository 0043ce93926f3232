import { existsSync, readFileSync } from 'node:fs';
import { gather } from './gather.mjs';
import { say, SetUpProblem } from './say.mjs';

/**
 * @typedef {object} SystemPackage
 * @property {string} name as Debian 12 calls it; Ubuntu 24.04 adds `t64` to some
 * @property {'run' | 'test' | 'bench'} neededTo
 */

/** @type {readonly SystemPackage[]} */
const wanted = [
  ...named('run', ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1']),
  ...named('run', ['libatk-bridge2.0-0', 'libdrm2', 'libsecret-1-0', 'libnotify4', 'unzip']),
  ...named('test', ['xvfb', 'xauth', 'dbus', 'dbus-x11', 'gnome-keyring', 'libsecret-tools']),
  // What the app is compared with; without them the bench leaves those comparisons out.
  ...named('bench', ['awscli', 'chromium']),
];

/**
 * Sees to the system libraries on Debian and Ubuntu: as root it installs what is missing,
 * as anyone else it says the one command to run. Elsewhere it does nothing.
 * @param {{ forTests: boolean, forBench?: boolean }} options
 * @throws {SetUpProblem} when the tests cannot run without what is missing
 */
export async function ensureSystemPackages({ forTests, forBench = false }) {
  if (!isDebianLike()) return;
  await ensure(namesFor('run', ...(forTests ? [/** @type {const} */ ('test')] : [])), forTests);
  if (forBench) await ensure(namesFor('bench'), false);
}

/** @param {readonly SystemPackage['neededTo'][]} needs */
function namesFor(...needs) {
  return wanted.filter(({ neededTo }) => needs.includes(neededTo)).map(({ name }) => name);
}

/**
 * @param {readonly string[]} names
 * @param {boolean} indispensable
 */
async function ensure(names, indispensable) {
  const missing = await notInstalled(names);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    const command = `sudo apt-get update && sudo apt-get install -y ${missing.join(' ')}`;
    // To run, one may have them from elsewhere; the tests need theirs for certain.
    if (!indispensable) return say(`these system packages seem to be missing; run: ${command}`);
    throw new SetUpProblem(`system packages are missing; run: ${command}`);
  }
  say(`installing system packages: ${missing.join(' ')}`);
  await apt(['update', '-qq']);
  const available = await Promise.all(missing.map(nameHere));
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...available]);
}

function isDebianLike() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return false;
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {readonly string[]} names */
async function notInstalled(names) {
  const asked = names.flatMap((name) => [name, `${name}t64`]);
  const format = '${Package} ${db:Status-Status}\n';
  // Ends with 1 when a name is unknown, and still lists the others.
  const { stdout } = await gather('dpkg-query', ['--show', `--showformat=${format}`, ...asked]);
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/** @param {string} name */
async function nameHere(name) {
  const { stdout } = await gather('apt-cache', ['policy', name]);
  return /Candidate: (?!\(none\))/.test(stdout) ? name : `${name}t64`;
}

/** @param {readonly string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = await gather('apt-get', args, { env });
  if (result.code !== 0) {
    throw new SetUpProblem(`apt-get ${args.join(' ')} failed:\n${result.output}`);
  }
}

/**
 * @param {SystemPackage['neededTo']} neededTo
 * @param {readonly string[]} names
 * @returns {readonly SystemPackage[]}
 */
function named(neededTo, names) {
  return names.map((name) => ({ name, neededTo }));
}
