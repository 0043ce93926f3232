import { runtimeEnvironment, setUp } from '../set-up.mjs';
import { buildApp } from './build-app.mjs';
import { runForeground } from './run-foreground.mjs';
import { nodeTool } from './tools.mjs';

/**
 * Shows the real app at work on a desktop of its own that nobody has to see: screen, bus,
 * keychain, tray and notifications come from test/support/desktop.
 * @returns {Promise<number>} the exit code
 */
export async function runDemo() {
  const runtime = await setUp({ forTests: true });
  await buildApp();
  const [command, ...args] = nodeTool('tsx', ['test/e2e/demo/demo.ts', ...process.argv.slice(2)]);
  return runForeground(command, args, { env: runtimeEnvironment(runtime) });
}
