import { buildApp } from './support/build-app.mjs';
import { setUp } from './set-up.mjs';
import { runForeground } from './support/run-foreground.mjs';
import { runScript, SetUpProblem } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';
import { updateArguments } from './support/update-source.mjs';

// `npm run dist`: the installers for this system, by electron-builder.yml. electron-builder fetches
// its tools and the pinned Electron at first use; nothing is published unless asked for.
await runScript(async () => {
  const runtime = await setUp({ forTests: false });
  if (runtime.origin === 'fallback') {
    throw new SetUpProblem(
      'Installers are made of the pinned Electron, which cannot be fetched here. ' +
        'Run npm run pack for the unpacked app, to try and to test.',
    );
  }
  await buildApp();
  const args = process.argv.slice(2);
  const publish = args.some((arg) => arg.startsWith('--publish')) ? [] : ['--publish=never'];
  const [command, ...rest] = nodeTool('electron-builder', [
    ...publish,
    ...updateArguments(process.env),
    ...args,
  ]);
  return runForeground(command, rest, { env: process.env });
});
