import { createPublicKey } from 'node:crypto';
import { SetUpProblem } from './say.mjs';

/**
 * What electron-builder has to be told so that the package finds newer ones, from the environment:
 *
 * - `DRAWBRIDGE_UPDATE_URL`: the folder that holds `latest*.yml`; without it there are no updates;
 * - `DRAWBRIDGE_UPDATE_KEY`: the public key of those manifests, as `scripts/sign-update.mjs keys`
 *   prints it;
 * - `DRAWBRIDGE_PUBLISHER`: Windows: the name on the certificate, which every installer has to bear.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {readonly string[]} arguments
 * @throws {SetUpProblem} when a package would be made that could never update itself
 */
export function updateArguments(env) {
  const { DRAWBRIDGE_UPDATE_URL: url, DRAWBRIDGE_UPDATE_KEY: key } = env;
  const publisher = env['DRAWBRIDGE_PUBLISHER'];
  if (!url) return [];
  if (!URL.canParse(url) || !url.startsWith('https://')) {
    throw new SetUpProblem(`DRAWBRIDGE_UPDATE_URL has to begin with https://, and is ${url}`);
  }
  if (!key || !isPublicKey(key)) {
    throw new SetUpProblem('DRAWBRIDGE_UPDATE_KEY is not what sign-update.mjs keys prints');
  }
  return [
    '--config.publish.provider=generic',
    `--config.publish.url=${url}`,
    `--config.extraMetadata.updates.url=${url}`,
    `--config.extraMetadata.updates.key=${key}`,
    ...(publisher
      ? [
          `--config.extraMetadata.updates.publisher=${publisher}`,
          `--config.win.signtoolOptions.publisherName=${publisher}`,
        ]
      : []),
  ];
}

/** @param {string} text */
function isPublicKey(text) {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
