import { runForeground } from './support/run-foreground.mjs';
import { runScript } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

// `npm run test:rotation`: a crash at every step of a key rotation, and every other misfortune.
await runScript(() => {
  const [command, ...args] = nodeTool('tsx', ['test/rotation/rotation.ts']);
  return runForeground(command, args, { env: process.env });
});
