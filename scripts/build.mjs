import { buildApp } from './support/build-app.mjs';
import { checkNodeVersion } from './support/node-version.mjs';
import { ensureNpmPackages } from './support/npm-packages.mjs';
import { runScript } from './support/say.mjs';

// `npm run build`: the app into out/app.
await runScript(async () => {
  checkNodeVersion();
  await ensureNpmPackages();
  await buildApp();
  return 0;
});
