import { runtimeEnvironment, setUp } from './set-up.mjs';
import { runForeground } from './support/run-foreground.mjs';
import { runScript } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

// `npm run test:soak -- --kills 200 --seed 7`: a generated person and a stranger, and an app that is
// killed again and again.
await runScript(async () => {
  const runtime = await setUp({ forTests: true });
  const [command, ...args] = nodeTool('tsx', ['test/soak/soak.ts', ...process.argv.slice(2)]);
  return runForeground(command, args, { env: runtimeEnvironment(runtime) });
});
