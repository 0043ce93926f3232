import { runForeground } from './support/run-foreground.mjs';
import { runScript } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

// `npm run test:live`: asks a real AWS account what the documentation leaves open. Says what it needs
// and touches nothing until it has been given it. It has not been run against AWS yet, only against
// the sandbox (test/unit/live).
await runScript(() => {
  const [command, ...args] = nodeTool('tsx', ['test/live/main.ts']);
  return runForeground(command, args, { env: process.env });
});
