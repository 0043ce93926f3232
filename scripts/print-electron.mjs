import { ensureElectronRuntime } from './electron-runtime.mjs';
import { runScript } from './support/say.mjs';

// Prints the path of the Electron to run with: for tests, and for whoever wants to look.
await runScript(async () => {
  const runtime = await ensureElectronRuntime();
  process.stdout.write(`${runtime.executable}\n`);
  return 0;
});
