import { setUp } from './set-up.mjs';
import { buildApp } from './support/build-app.mjs';
import { gather } from './support/gather.mjs';
import { updateArguments } from './support/update-source.mjs';
import { runScript, say, SetUpProblem } from './support/say.mjs';
import { nodeTool } from './support/tools.mjs';

// `npm run pack`: the packaged app for this machine as a folder, by electron-builder.yml.
await runScript(async () => {
  const runtime = await setUp({ forTests: false });
  await buildApp();
  if (runtime.origin === 'fallback') {
    say('packing with the fall-back Electron: to try and to test, not to ship');
  }
  const [command, ...args] = nodeTool('electron-builder', [
    '--dir',
    '--publish=never',
    `--config.electronDist=${runtime.path}`,
    `--config.electronVersion=${runtime.version}`,
    ...updateArguments(process.env),
    ...process.argv.slice(2),
  ]);
  const result = await gather(command, args);
  if (result.code !== 0) throw new SetUpProblem(`packing failed:\n${result.output}`);
  say('packed');
  return 0;
});
