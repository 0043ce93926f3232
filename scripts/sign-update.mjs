import { newKeys, signManifest } from './support/update-signing.mjs';
import { runScript, say, SetUpProblem } from './support/say.mjs';

// `node scripts/sign-update.mjs keys` makes a pair of keys, once and for all.
// `node scripts/sign-update.mjs dist/latest*.yml` signs manifests, as the release does.
await runScript(async () => {
  const [first, ...rest] = process.argv.slice(2);
  if (first === undefined) {
    throw new SetUpProblem('name the manifests to sign, or say keys for a new pair of keys');
  }
  if (first === 'keys') {
    const { secret, key } = newKeys();
    process.stdout.write(`DRAWBRIDGE_UPDATE_KEY=${key}\nDRAWBRIDGE_UPDATE_SECRET=${secret}\n`);
    return 0;
  }
  const { DRAWBRIDGE_UPDATE_SECRET: secret, DRAWBRIDGE_UPDATE_KEY: key } = process.env;
  if (!secret || !key) {
    throw new SetUpProblem('set DRAWBRIDGE_UPDATE_SECRET and DRAWBRIDGE_UPDATE_KEY');
  }
  for (const file of [first, ...rest]) {
    await signManifest(file, { secret, key });
    say(`signed ${file}`);
  }
  return 0;
});
