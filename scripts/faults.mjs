import { runtimeEnvironment, setUp } from './set-up.mjs';
import { buildApp } from './support/build-app.mjs';
import { runForeground } from './support/run-foreground.mjs';
import { runScript } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

// `npm run test:faults`: every fault of test/faults by its row, and one line that counts the rows.
// `npm run test:faults -- -t F2`: one row alone; the others then count as not survived.
await runScript(async () => {
  const runtime = await setUp({ forTests: true });
  await buildApp();
  const config = '--config=vitest.faults.config.ts';
  const [command, ...args] = nodeTool('vitest', ['run', config, ...process.argv.slice(2)]);
  return runForeground(command, args, { env: runtimeEnvironment(runtime) });
});
