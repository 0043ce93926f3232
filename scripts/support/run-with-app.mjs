import { runtimeEnvironment, setUp } from '../set-up.mjs';
import { buildApp } from './build-app.mjs';
import { runForeground } from './run-foreground.mjs';
import { nodeTool } from './tools.mjs';

/**
 * Runs a TypeScript program that starts the built app on a desktop of its own, which nobody has to
 * see: screen, bus, keychain, tray and notifications come from test/support/desktop.
 * @param {string} file below the project
 * @param {{ forBench?: boolean }} [options]
 * @returns {Promise<number>} the exit code
 */
export async function runWithApp(file, { forBench = false } = {}) {
  const runtime = await setUp({ forTests: true, forBench });
  await buildApp();
  const [command, ...args] = nodeTool('tsx', [file, ...process.argv.slice(2)]);
  return runForeground(command, args, { env: runtimeEnvironment(runtime) });
}
