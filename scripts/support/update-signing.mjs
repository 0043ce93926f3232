import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'yaml';
import { SetUpProblem } from './say.mjs';

/**
 * A new pair of ed25519 keys, as the environment variables take them.
 * @returns {{ secret: string, key: string }} PKCS#8 and SPKI in DER, Base64
 */
export function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
}

/**
 * Signs a manifest of updates into `<file>.sig`, over what `src-main/updater/manifest-signature.ts`
 * verifies. Every file the manifest names has to lie beside it and be what it says.
 * @param {string} file
 * @param {{ secret: string, key: string }} keys `key`: what the packages were built with
 * @throws {SetUpProblem} before anything is written
 */
export async function signManifest(file, { secret, key }) {
  const text = readFileSync(file, 'utf8');
  await checkFiles(file, text);
  const bytes = signedBytes(basename(file), text);
  const signature = sign(null, bytes, privateKeyOf(secret));
  if (!verify(null, bytes, publicKeyOf(key), signature)) {
    throw new SetUpProblem(
      `${file} would be refused: the private key is not that of DRAWBRIDGE_UPDATE_KEY`,
    );
  }
  writeFileSync(`${file}.sig`, `${signature.toString('base64')}\n`);
}

/**
 * @param {string} name
 * @param {string} text
 */
function signedBytes(name, text) {
  return Buffer.from(`Drawbridge update manifest ${name}\n${text}`, 'utf8');
}

/**
 * @param {string} manifest
 * @param {string} text
 */
async function checkFiles(manifest, text) {
  const { files } = /** @type {{ files?: { url: string, sha512: string }[] }} */ (parse(text));
  if (!files?.length) throw new SetUpProblem(`${manifest} names no files`);
  for (const { url, sha512 } of files) {
    const file = join(dirname(manifest), url);
    if (!existsSync(file)) throw new SetUpProblem(`${manifest} names ${url}, which is not there`);
    const hash = createHash('sha512');
    await pipeline(createReadStream(file), hash);
    if (hash.digest('base64') !== sha512) {
      throw new SetUpProblem(`${url} is not the file that ${manifest} names`);
    }
  }
}

/** @param {string} secret */
function privateKeyOf(secret) {
  return createPrivateKey({
    key: Buffer.from(secret, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
}

/** @param {string} key */
function publicKeyOf(key) {
  return createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
}
