import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { updateArguments } from '../../../scripts/support/update-source.mjs';
import { newKeys, signManifest } from '../../../scripts/support/update-signing.mjs';
import { isSigned } from '../../../src-main/updater/manifest-signature.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const temporaryFolder = temporaryFolders();

/** What a release leaves in `dist`. */
function release(sha512 = createHash('sha512').update('new').digest('base64')) {
  const folder = temporaryFolder();
  const manifest = path.join(folder, 'latest-linux.yml');
  const text = `version: 1.4.0\nfiles:\n  - url: d-1.4.0.AppImage\n    sha512: ${sha512}\n`;
  writeFileSync(path.join(folder, 'd-1.4.0.AppImage'), 'new');
  writeFileSync(manifest, text);
  return { folder, manifest, text };
}

describe('the signature of a release', () => {
  it('is one the app believes, for this manifest under this name', async () => {
    const keys = newKeys();
    const { manifest, text } = release();
    await signManifest(manifest, keys);
    const signature = readFileSync(`${manifest}.sig`, 'utf8');
    expect(isSigned('latest-linux.yml', text, signature, keys.key)).toBe(true);
    expect(isSigned('latest-mac.yml', text, signature, keys.key)).toBe(false);
    expect(isSigned('latest-linux.yml', `${text}\n`, signature, keys.key)).toBe(false);
    expect(isSigned('latest-linux.yml', text, signature, newKeys().key)).toBe(false);
  });

  it('is not made by a key the packages do not know', async () => {
    const { manifest } = release();
    const keys = { secret: newKeys().secret, key: newKeys().key };
    await expect(signManifest(manifest, keys)).rejects.toThrow('would be refused');
    expect(existsSync(`${manifest}.sig`)).toBe(false);
  });

  it('is not made for files that are other ones, or not there', async () => {
    const wrong = release(`${'A'.repeat(86)}==`);
    await expect(signManifest(wrong.manifest, newKeys())).rejects.toThrow('is not the file');
    const gone = release();
    writeFileSync(gone.manifest, gone.text.replace('d-1.4.0', 'd-1.5.0'));
    await expect(signManifest(gone.manifest, newKeys())).rejects.toThrow('is not there');
  });
});

describe('a package', () => {
  const url = 'https://updates.example.com/drawbridge/';

  it('is told of no feed unless the environment names one', () => {
    expect(updateArguments({})).toEqual([]);
    expect(updateArguments({ DRAWBRIDGE_UPDATE_URL: '' })).toEqual([]);
  });

  it('is told its feed, its key and its publisher', () => {
    const { key } = newKeys();
    const env = { DRAWBRIDGE_UPDATE_URL: url, DRAWBRIDGE_UPDATE_KEY: key };
    expect(updateArguments(env)).toContain(`--config.extraMetadata.updates.key=${key}`);
    expect(updateArguments(env).join()).not.toContain('publisher');
    const published = updateArguments({ ...env, DRAWBRIDGE_PUBLISHER: 'The authors' });
    expect(published).toContain('--config.extraMetadata.updates.publisher=The authors');
    expect(published).toContain('--config.win.signtoolOptions.publisherName=The authors');
  });

  it.each([
    { DRAWBRIDGE_UPDATE_URL: 'http://updates.example.com/', DRAWBRIDGE_UPDATE_KEY: newKeys().key },
    { DRAWBRIDGE_UPDATE_URL: url },
    { DRAWBRIDGE_UPDATE_URL: url, DRAWBRIDGE_UPDATE_KEY: 'MCow' },
    { DRAWBRIDGE_UPDATE_URL: url, DRAWBRIDGE_UPDATE_KEY: newKeys().secret },
  ])('is not made of what could never work, or give a secret away: %#', (env) => {
    expect(() => updateArguments(env)).toThrow('DRAWBRIDGE_UPDATE');
  });

  it('is built with no check of signatures switched off', () => {
    const config = readFileSync(path.join(PROJECT, 'electron-builder.yml'), 'utf8');
    expect(config).toContain('\nwin:');
    for (const name of ['verifyUpdateCodeSignature', 'forceCodeSigning', 'signAndEditExecutable'])
      expect(config).not.toContain(name);
  });
});
