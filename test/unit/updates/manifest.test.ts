import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../src-main/updates/manifest.ts';

const SHA512 = `${'A'.repeat(86)}==`;
const FILE = { url: 'drawbridge-1.4.0-linux-x64.AppImage', sha512: SHA512, size: 100 };

describe('a manifest', () => {
  it('is read as version, names and hashes', () => {
    expect(readManifest({ version: '1.4.0', files: [FILE] })).toEqual({
      version: '1.4.0',
      files: [FILE],
    });
  });

  it('loses all that could lead elsewhere or single somebody out', () => {
    const more = {
      packages: { x64: { path: 'https://elsewhere.example.com/x.7z', sha512: SHA512 } },
      stagingPercentage: 10,
      minimumSystemVersion: '99',
      path: '../x',
      sha512: 'x',
    };
    const file = { ...FILE, isAdminRightsRequired: true, sha2: 'x' };
    expect(readManifest({ version: '1.4.0', files: [file], ...more })).toEqual({
      version: '1.4.0',
      files: [FILE],
    });
  });

  it.each([
    ['no files', { version: '1.4.0', files: [] }],
    ['no hash', { version: '1.4.0', files: [{ url: FILE.url }] }],
    ['a short hash', { version: '1.4.0', files: [{ ...FILE, sha512: 'AAAA' }] }],
    ['another host', { version: '1.4.0', files: [{ ...FILE, url: 'https://e.example/x.zip' }] }],
    ['another folder', { version: '1.4.0', files: [{ ...FILE, url: '../x.AppImage' }] }],
    ['a hidden name', { version: '1.4.0', files: [{ ...FILE, url: '.x' }] }],
    ['no version', { files: [FILE] }],
    ['an odd version', { version: 'latest', files: [FILE] }],
    ['a bad second file', { version: '1.4.0', files: [FILE, { url: 'x' }] }],
    ['text', 'version: 1.4.0'],
    ['nothing', undefined],
  ])('is none with %s', (_what, parsed) => {
    expect(readManifest(parsed)).toBeUndefined();
  });
});
