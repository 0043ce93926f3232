import { runWithApp } from './support/run-with-app.mjs';
import { runtimeEnvironment, setUp } from './set-up.mjs';
import { buildApp } from './support/build-app.mjs';
import { hasDisplay, sandboxArguments } from './support/machine.mjs';
import { projectFolder } from './support/project.mjs';
import { runForeground } from './support/run-foreground.mjs';
import { runScript, say } from './support/say.mjs';

// `npm start`: from a fresh clone to the running app.
await runScript(async () => {
  if (!hasDisplay()) {
    say(
      'there is no display here (DISPLAY and WAYLAND_DISPLAY are empty): running the demo instead',
    );
    return runWithApp('test/e2e/demo/demo.ts');
  }
  const runtime = await setUp({ forTests: false });
  await buildApp();
  const args = [...sandboxArguments(), projectFolder, ...process.argv.slice(2)];
  return runForeground(runtime.executable, args, { env: runtimeEnvironment(runtime) });
});
