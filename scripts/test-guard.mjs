import { runForeground } from './support/run-foreground.mjs';
import { runScript } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

// `npm run test:guard`: the app dies at every step with the guard on, and is never started again.
await runScript(() => {
  const [command, ...args] = nodeTool('tsx', ['test/guard/guard.ts']);
  return runForeground(command, args, { env: process.env });
});
