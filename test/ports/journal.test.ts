import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalFile } from '../../src-main/disk/journal-file.ts';
import type { Journal } from '../../src-main/leases/journal.ts';
import { MemoryJournal } from '../support/memory-stores.ts';
import { LEASES_IN_EVERY_STATE, sampleLease } from '../support/stored-samples.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const folder = temporaryFolders();

/** A journal, and the same one as the next start finds it. */
interface World {
  readonly journal: Journal;
  readonly afterRestart: () => Journal;
}

function inMemory(): World {
  const journal = new MemoryJournal();
  return { journal, afterRestart: () => new MemoryJournal(journal.contents) };
}

function onDisk(): World {
  const path = join(folder(), 'journal.json');
  return { journal: journalFile(path), afterRestart: () => journalFile(path) };
}

describe.each([
  ['in memory', inMemory],
  ['on disk', onDisk],
])('a journal %s', (_name, start) => {
  it('is empty at the first start, which is no problem', () => {
    expect(start().journal.load()).toEqual({ leases: [] });
  });

  it('brings every lease back after a restart, in its order', () => {
    const { journal, afterRestart } = start();
    expect(journal.save(LEASES_IN_EVERY_STATE)).toEqual({ ok: true, value: undefined });
    expect(afterRestart().load()).toEqual({ leases: LEASES_IN_EVERY_STATE });
  });

  it('holds what was saved last, and nothing of before', () => {
    const { journal, afterRestart } = start();
    journal.save(LEASES_IN_EVERY_STATE);
    journal.save([sampleLease({ kind: 'opening', since: 1 })]);
    expect(afterRestart().load().leases).toEqual([sampleLease({ kind: 'opening', since: 1 })]);
    journal.save([]);
    expect(afterRestart().load()).toEqual({ leases: [] });
  });

  it('keeps what was saved, not what became of it later', () => {
    const { journal, afterRestart } = start();
    const leases = [sampleLease({ kind: 'opening', since: 1 })];
    journal.save(leases);
    leases.pop();
    expect(afterRestart().load().leases).toHaveLength(1);
  });
});
