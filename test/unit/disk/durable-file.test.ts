import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOrQuarantine, writeDurably } from '../../../src-main/disk/durable-file.ts';
import type { FileCalls, Parsed } from '../../../src-main/disk/durable-file.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const folder = temporaryFolders();
const NOW = Date.UTC(2026, 10, 22, 14, 5, 9, 7);

function failing(call: keyof FileCalls, code: string, when = (): boolean => true): FileCalls {
  return {
    ...fs,
    [call]: (...args: unknown[]) => {
      if (when()) throw Object.assign(new Error(`${code}: refused`), { code });
      return (fs[call] as (...args: unknown[]) => unknown)(...args);
    },
  };
}

function words(text: string): Parsed<string> {
  return text.startsWith('good') ? { value: text, whole: true } : { whole: false };
}

describe('writing a file durably', () => {
  it('replaces the text and leaves nothing beside it', () => {
    const here = folder();
    const path = join(here, 'journal.json');
    expect(writeDurably(path, 'one')).toEqual({ ok: true, value: undefined });
    expect(writeDurably(path, 'two')).toEqual({ ok: true, value: undefined });
    expect(fs.readFileSync(path, 'utf8')).toBe('two');
    expect(fs.readdirSync(here)).toEqual(['journal.json']);
  });

  it('keeps file and folder to the person alone', () => {
    const path = join(folder(), 'new', 'journal.json');
    writeDurably(path, 'x');
    expect(fs.statSync(path).mode & 0o777).toBe(0o600);
    expect(fs.statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  it('syncs the file before it takes its name, and the folder after', () => {
    const steps: string[] = [];
    const noted = (call: keyof FileCalls) =>
      ((...args: unknown[]) => {
        steps.push(call);
        return (fs[call] as (...args: unknown[]) => unknown)(...args);
      }) as never;
    const calls: FileCalls = {
      ...fs,
      writeFileSync: noted('writeFileSync'),
      fsyncSync: noted('fsyncSync'),
      renameSync: noted('renameSync'),
    };
    writeDurably(join(folder(), 'journal.json'), 'x', calls);
    expect(steps).toEqual(['writeFileSync', 'fsyncSync', 'renameSync', 'fsyncSync']);
  });

  it.each([
    ['openSync', 'EACCES', 'access is denied (EACCES)'],
    ['writeFileSync', 'ENOSPC', 'the disk is full (ENOSPC)'],
    ['fsyncSync', 'EIO', 'the disk reports an error (EIO)'],
    ['closeSync', 'EDQUOT', 'the disk quota is used up (EDQUOT)'],
    ['renameSync', 'EROFS', 'the disk is read-only (EROFS)'],
    ['mkdirSync', 'EWEIRD', 'the system refused (EWEIRD)'],
  ] as const)('that fails at %s with %s keeps the old text and says why', (call, code, cause) => {
    const here = folder();
    const path = join(here, 'journal.json');
    writeDurably(path, 'old');
    expect(writeDurably(path, 'new', failing(call, code))).toEqual({
      ok: false,
      error: { problem: { kind: 'disk-refused', file: 'journal.json', cause } },
    });
    expect(fs.readFileSync(path, 'utf8')).toBe('old');
    expect(fs.readdirSync(here)).toEqual(['journal.json']);
  });

  it('is refused by the real disk where a file stands in place of the folder', () => {
    const here = folder();
    fs.writeFileSync(join(here, 'file'), '');
    expect(writeDurably(join(here, 'file', 'journal.json'), 'x')).toMatchObject({
      ok: false,
      error: { problem: { kind: 'disk-refused', file: 'journal.json' } },
    });
  });

  it('does without syncing the folder where the system has no such thing', () => {
    let synced = 0;
    const calls = failing('fsyncSync', 'EINVAL', () => (synced += 1) > 1);
    expect(writeDurably(join(folder(), 'journal.json'), 'x', calls).ok).toBe(true);
  });

  it('survives a half-written file that a crash left behind', () => {
    const path = join(folder(), 'journal.json');
    fs.writeFileSync(`${path}.tmp`, 'half a', { mode: 0o644 });
    writeDurably(path, 'whole');
    expect(fs.readFileSync(path, 'utf8')).toBe('whole');
    expect(fs.statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('reading a file', () => {
  it('gives what stands in it', () => {
    const path = join(folder(), 'a.json');
    fs.writeFileSync(path, 'good');
    expect(readOrQuarantine(path, words)).toEqual({ value: 'good' });
  });

  it('that is not there is no problem', () => {
    expect(readOrQuarantine(join(folder(), 'a.json'), words)).toEqual({});
  });

  it('that cannot be understood keeps it aside and says where', () => {
    const here = folder();
    const path = join(here, 'a.json');
    fs.writeFileSync(path, 'bad');
    const keptAs = 'a.json.unreadable-2026-11-22T14-05-09.007Z';
    expect(readOrQuarantine(path, words, () => NOW)).toEqual({
      problem: { kind: 'file-unreadable', file: 'a.json', keptAs },
    });
    expect(fs.readFileSync(join(here, keptAs), 'utf8')).toBe('bad');
    expect(fs.existsSync(path)).toBe(false);
  });

  it('never overwrites a file kept aside before', () => {
    const here = folder();
    const path = join(here, 'a.json');
    for (const text of ['bad one', 'bad two', 'bad three']) {
      fs.writeFileSync(path, text);
      readOrQuarantine(path, words, () => NOW);
    }
    const texts = fs.readdirSync(here).map((name) => fs.readFileSync(join(here, name), 'utf8'));
    expect(texts.sort()).toEqual(['bad one', 'bad three', 'bad two']);
  });

  it('gives the part that can be understood, and still keeps the file aside', () => {
    const here = folder();
    fs.writeFileSync(join(here, 'a.json'), 'x');
    const found = readOrQuarantine(join(here, 'a.json'), () => ({ value: 7, whole: false }));
    expect(found).toMatchObject({ value: 7, problem: { kind: 'file-unreadable' } });
    expect(fs.readdirSync(here)).toEqual([expect.stringContaining('unreadable')]);
  });

  it('does not take bytes that are no text for text', () => {
    const path = join(folder(), 'a.json');
    fs.writeFileSync(path, Buffer.from([...Buffer.from('good'), 0xff, 0xfe]));
    expect(readOrQuarantine(path, words)).toMatchObject({ problem: { kind: 'file-unreadable' } });
  });

  it('moves a folder out of the way that stands where the file should be', () => {
    const path = join(folder(), 'a.json');
    fs.mkdirSync(path);
    expect(readOrQuarantine(path, words)).toMatchObject({ problem: { kind: 'file-unreadable' } });
    expect(writeDurably(path, 'good').ok).toBe(true);
  });
});
