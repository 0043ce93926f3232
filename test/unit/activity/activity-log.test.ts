import { describe, expect, it } from 'vitest';
import { ActivityLog } from '../../../src-main/activity/activity-log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryActivityStore } from '../../support/memory-stores.ts';
import { sampleEntry } from '../../support/stored-samples.ts';

function setUp(store = new MemoryActivityStore()) {
  const clock = new FakeClock();
  let ids = 0;
  const log = new ActivityLog({ store, clock, newId: () => `e${String(++ids)}` });
  return { log, store, clock };
}

describe('the log of what happened', () => {
  it('gives every line an id and the time, and shows the newest first', async () => {
    const { log, store, clock } = setUp();
    const start = clock.now();
    log.add({ deed: 'opened', subject: 'bastion' });
    await clock.advance(1000);
    log.add({ deed: 'closed', subject: 'bastion', reason: 'asked' });
    expect(log.latest).toEqual([
      { id: 'e2', at: start + 1000, deed: 'closed', subject: 'bastion', reason: 'asked' },
      { id: 'e1', at: start, deed: 'opened', subject: 'bastion' },
    ]);
    expect(store.contents).toEqual(log.latest.toReversed());
  });

  it('begins with what was written down before', () => {
    const { log } = setUp(new MemoryActivityStore([sampleEntry(1), sampleEntry(2)]));
    expect(log.latest).toEqual([sampleEntry(2), sampleEntry(1)]);
  });

  it('keeps 200 lines at hand', () => {
    const many = Array.from({ length: 250 }, (_, number) => sampleEntry(number));
    const { log } = setUp(new MemoryActivityStore(many));
    expect(log.latest).toHaveLength(200);
    log.add({ deed: 'opened', subject: 'bastion' });
    expect(log.latest).toHaveLength(200);
    expect(log.latest[0]).toMatchObject({ subject: 'bastion', id: 'e1' });
    expect(log.latest.at(-1)).toEqual(sampleEntry(51));
  });

  it('shows a line that a full disk refused', () => {
    const { log, store } = setUp();
    store.fillUp();
    log.add({ deed: 'opened', subject: 'bastion' });
    expect(log.latest).toHaveLength(1);
    expect(store.contents).toEqual([]);
  });

  it('never changes a list it has given away', () => {
    const { log } = setUp();
    log.add({ deed: 'opened', subject: 'bastion' });
    const before = log.latest;
    log.add({ deed: 'closed', subject: 'bastion' });
    expect(before).toHaveLength(1);
  });

  it('tells of every line until it is told to stop', () => {
    const { log } = setUp();
    let heard = 0;
    const stop = log.onChange(() => (heard += 1));
    log.add({ deed: 'opened', subject: 'bastion' });
    stop();
    log.add({ deed: 'closed', subject: 'bastion' });
    expect(heard).toBe(1);
  });
});
