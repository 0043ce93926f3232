import { describeRuntime, ensureElectronRuntime } from './electron-runtime.mjs';
import { checkNodeVersion } from './support/node-version.mjs';
import { ensureNpmPackages } from './support/npm-packages.mjs';
import { say } from './support/say.mjs';
import { ensureSystemPackages } from './support/system-packages.mjs';

/**
 * Makes a fresh clone ready: Node's version, system libraries, dependencies and an Electron
 * to run with. Says what it does, and does nothing when nothing is to do.
 * @param {{ forTests: boolean, forBench?: boolean }} options forTests: also a screen, a bus and a
 *   keychain for tests; forBench: also what the app is compared with
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 * @throws {SetUpProblem} which a person can mend
 */
export async function setUp({ forTests, forBench = false }) {
  checkNodeVersion();
  await ensureSystemPackages({ forTests, forBench });
  await ensureNpmPackages();
  const runtime = await ensureElectronRuntime();
  if (runtime.origin !== 'installed') say(`running with ${describeRuntime(runtime)}`);
  return runtime;
}

/**
 * The environment in which our tools find the runtime.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} runtime
 * @returns {NodeJS.ProcessEnv}
 */
export function runtimeEnvironment(runtime) {
  return {
    ...process.env,
    DRAWBRIDGE_ELECTRON: runtime.executable,
    ELECTRON_EXEC_PATH: runtime.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.path,
  };
}
