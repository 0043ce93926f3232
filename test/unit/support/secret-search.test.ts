import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchForSecret } from '../../support/desktop/secret-search.ts';

const secret = 'not-a-real-secret-1';

describe('searching the disk for a secret', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secret-search-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['utf8', Buffer.from(`key=${secret}\n`)],
    ['utf16le', Buffer.from(`key=${secret}`, 'utf16le')],
    ['hex', Buffer.from(Buffer.from(`key=${secret}`).toString('hex'))],
  ] as const)('finds it as %s, deep in a folder', async (form, bytes) => {
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
    const file = join(folder, 'a', 'b', 'data.bin');
    await writeFile(file, bytes);
    expect(await searchForSecret([folder], secret)).toEqual([{ file, form }]);
  });

  it.each([0, 1, 2])('finds it in base64, %i bytes into a group of three', async (offset) => {
    const file = join(folder, 'data.txt');
    const text = `${'x'.repeat(offset)}${secret} and more`;
    await writeFile(file, Buffer.from(text).toString('base64'));
    expect(await searchForSecret([folder], secret)).toEqual([{ file, form: 'base64' }]);
  });

  it('finds nothing in other files and in folders that do not exist', async () => {
    await writeFile(join(folder, 'data.txt'), 'not-a-real-secret-2');
    expect(await searchForSecret([folder, join(folder, 'missing')], secret)).toEqual([]);
  });

  it('refuses a secret so short that any file could hold it', async () => {
    await expect(searchForSecret([folder], 'abc')).rejects.toThrow('too short');
  });
});
