import { describe, expect, it } from 'vitest';
import { LeaseBook } from '../../../src-main/leases/lease-book.ts';
import type { Lease, LeaseId } from '../../../src-main/leases/lease.ts';
import { MemoryJournal } from '../../support/memory-stores.ts';
import { door, lease, START } from './lease-samples.ts';

const failed: Lease = lease({
  id: 'failed' as LeaseId,
  state: { kind: 'failed', problem: { kind: 'throttled' }, at: START },
});

describe('the book of leases', () => {
  it('begins with what the journal holds, and says what was wrong with it', () => {
    const journal = new MemoryJournal([lease()]);
    journal.problem = { kind: 'file-unreadable', file: 'journal.json', keptAs: 'journal.bad' };
    const book = new LeaseBook(journal);
    expect(book.all).toEqual([lease()]);
    expect(book.loadProblem).toEqual(journal.problem);
  });

  it('knows the lease that may be open for a door, and none that failed', () => {
    const book = new LeaseBook(new MemoryJournal());
    book.record(failed);
    expect(book.liveFor(door().id)).toBeUndefined();
    book.record(lease());
    expect(book.liveFor(door().id)).toEqual(lease());
    expect(book.liveFor(door(2).id)).toBeUndefined();
  });

  it('keeps failed leases for the eye only: the journal has no use for them', () => {
    const journal = new MemoryJournal();
    const book = new LeaseBook(journal);
    book.record(failed);
    book.record(lease());
    expect(book.all).toHaveLength(2);
    expect(journal.contents).toEqual([lease()]);
  });

  it('changes nothing when an intent cannot be written down', () => {
    const journal = new MemoryJournal([lease()]);
    const book = new LeaseBook(journal);
    journal.fillUp();
    const intent = lease({ state: { kind: 'renewing', termEnd: START + 1, since: START } });
    expect(book.intend(intent)).toMatchObject({ ok: false });
    expect(book.all).toEqual([lease()]);
  });

  it('takes in what has happened even when it cannot be written down', () => {
    const journal = new MemoryJournal([lease()]);
    const book = new LeaseBook(journal);
    journal.fillUp();
    book.drop(lease().id);
    expect(book.all).toEqual([]);
    expect(journal.contents).toEqual([lease()]);
  });

  it('tells of every change until it is told to stop', () => {
    const book = new LeaseBook(new MemoryJournal());
    let heard = 0;
    const stop = book.onChange(() => {
      heard += 1;
    });
    book.show(lease());
    book.intend(lease());
    book.record(lease());
    book.drop(lease().id);
    expect(heard).toBe(4);
    stop();
    book.record(lease());
    expect(heard).toBe(4);
  });
});
