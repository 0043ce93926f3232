import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalFile } from '../../src-main/disk/journal-file.ts';
import type { Journal, JournalContents } from '../../src-main/leases/journal.ts';
import type { Lease } from '../../src-main/leases/lease.ts';
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
  const afterRestart = (): Journal => {
    const again = new MemoryJournal(journal.contents);
    again.incomplete = journal.incomplete;
    return again;
  };
  return { journal, afterRestart };
}

function onDisk(): World {
  const path = join(folder(), 'journal.json');
  return { journal: journalFile(path), afterRestart: () => journalFile(path) };
}

function contents(leases: readonly Lease[], incomplete = false): JournalContents {
  return { leases, incomplete, readOnly: false };
}

describe.each([
  ['in memory', inMemory],
  ['on disk', onDisk],
])('a journal %s', (_name, start) => {
  it('is empty at the first start, which is no problem', () => {
    expect(start().journal.load()).toEqual(contents([]));
  });

  it('brings every lease back after a restart, in its order', () => {
    const { journal, afterRestart } = start();
    expect(journal.save(LEASES_IN_EVERY_STATE, false)).toEqual({ ok: true, value: undefined });
    expect(afterRestart().load()).toEqual(contents(LEASES_IN_EVERY_STATE));
  });

  it('holds what was saved last, and nothing of before', () => {
    const { journal, afterRestart } = start();
    journal.save(LEASES_IN_EVERY_STATE, false);
    journal.save([sampleLease({ kind: 'opening', since: 1 })], false);
    expect(afterRestart().load().leases).toEqual([sampleLease({ kind: 'opening', since: 1 })]);
    journal.save([], false);
    expect(afterRestart().load()).toEqual(contents([]));
  });

  it('remembers that leases are missing until they were looked for', () => {
    const { journal, afterRestart } = start();
    const leases = [sampleLease({ kind: 'opening', since: 1 })];
    journal.save(leases, true);
    expect(afterRestart().load()).toEqual(contents(leases, true));
    journal.save(leases, false);
    expect(afterRestart().load()).toEqual(contents(leases));
  });

  it('keeps what was saved, not what became of it later', () => {
    const { journal, afterRestart } = start();
    const leases = [sampleLease({ kind: 'opening', since: 1 })];
    journal.save(leases, false);
    leases.pop();
    expect(afterRestart().load().leases).toHaveLength(1);
  });
});
