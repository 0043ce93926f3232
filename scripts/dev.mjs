import { runtimeEnvironment, setUp } from './set-up.mjs';
import { hasDisplay, sandboxArguments } from './support/machine.mjs';
import { runForeground } from './support/run-foreground.mjs';
import { runScript, SetUpProblem } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

// `npm run dev`: the app with its window reloading as the sources change.
await runScript(async () => {
  if (!hasDisplay()) {
    throw new SetUpProblem(
      'there is no display here; try `npm run demo`, or `xvfb-run npm run dev`',
    );
  }
  const runtime = await setUp({ forTests: false });
  const noSandbox = sandboxArguments().length > 0 ? ['--noSandbox'] : [];
  const [command, ...args] = nodeTool('electron-vite', [
    'dev',
    '--watch',
    ...noSandbox,
    ...process.argv.slice(2),
  ]);
  return runForeground(command, args, { env: runtimeEnvironment(runtime) });
});
