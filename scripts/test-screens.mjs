import { runtimeEnvironment, setUp } from './set-up.mjs';
import { buildApp } from './support/build-app.mjs';
import { runForeground } from './support/run-foreground.mjs';
import { runScript } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

// `npm run test:screens`: every screen in every state, looked at; the pictures are in out/screens.
// `npm run test:screens -- --grep lease`: only those.
await runScript(async () => {
  const runtime = await setUp({ forTests: true });
  await buildApp();
  const [command, ...args] = nodeTool(
    '@playwright/test',
    ['test', '--config=playwright.screens.config.ts', '--reporter=list', ...process.argv.slice(2)],
    'playwright',
  );
  return runForeground(command, args, { env: runtimeEnvironment(runtime) });
});
