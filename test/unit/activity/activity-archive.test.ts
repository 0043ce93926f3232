import { describe, expect, it } from 'vitest';
import { ActivityArchive } from '../../../src-main/activity/activity-archive.ts';
import { ActivityLog } from '../../../src-main/activity/activity-log.ts';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import { HOUR_MS } from '../../../src-main/kernel/clock.ts';
import { history } from '../../support/activity-history.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryActivityStore } from '../../support/memory-stores.ts';

class CountedStore extends MemoryActivityStore {
  readings = 0;

  override all(): AsyncIterable<readonly ActivityEntry[]> {
    this.readings += 1;
    return super.all();
  }
}

function setUp(entries: readonly ActivityEntry[] = history(600, 1_700_000_000_000)) {
  const store = new CountedStore(entries);
  const clock = new FakeClock();
  let ids = 0;
  const log = new ActivityLog({ store, clock, newId: () => `new${String(++ids)}` });
  return { store, clock, log, archive: new ActivityArchive({ log, clock }) };
}

const idsOf = (entries: readonly ActivityEntry[]): readonly string[] => entries.map(({ id }) => id);

describe('the archive of the activity', () => {
  it('tells all there is in pages, the newest first, each entry once', async () => {
    const { archive } = setUp();
    const pages = await Promise.all([0, 250, 500].map((offset) => archive.read({}, offset, 250)));
    expect(pages.map(({ total, all }) => [total, all])).toEqual(Array(3).fill([600, 600]));
    expect(pages.flatMap(({ entries }) => idsOf(entries))).toEqual(
      Array.from({ length: 600 }, (_, at) => `entry${String(599 - at)}`),
    );
  });

  it('finds by words, resource, result and time', async () => {
    const { archive } = setUp();
    const everything = (await archive.matching({})).map((entry) => entry);
    const found = await archive.matching({ text: 'SSH  bastion-prod', outcome: 'done' });
    expect(found.length).toBeGreaterThan(10);
    for (const { subject, ports } of found)
      expect([subject, ports]).toEqual(['bastion-prod', 'SSH 22']);
    const failed = await archive.matching({ outcome: 'failed', resourceId: 'r1' });
    expect(idsOf(failed)).toEqual(
      idsOf(everything.filter((e) => e.deed === 'close-failed' && e.resourceId === 'r1')),
    );
    const [from, to] = [everything[20]?.at ?? 0, everything[10]?.at ?? 0];
    expect(idsOf(await archive.matching({ from, to }))).toEqual(idsOf(everything.slice(11, 21)));
    expect(await archive.matching({ text: 'bastion-prod rdp' })).toEqual([]);
    expect(await archive.matching({ text: ' ' })).toHaveLength(600);
  });

  it('finds keys by their masked id, and names each resource once, by its last name', async () => {
    const { archive, log } = setUp(history(10, 1_700_000_000_000));
    log.add({ deed: 'key-deleted', subject: 'AKIA…7Q2A' });
    log.add({ deed: 'extended', subject: 'bastion-new', resourceId: 'r0' });
    const { about } = await archive.read({}, 0, 1);
    expect(about.slice(0, 2)).toEqual([
      { id: 'r0', subject: 'bastion-new' },
      { id: 'AKIA…7Q2A', subject: 'AKIA…7Q2A' },
    ]);
    expect(new Set(about.map(({ id }) => id)).size).toBe(about.length);
    expect(await archive.matching({ resourceId: 'AKIA…7Q2A' })).toHaveLength(1);
  });

  it('knows what happens while it reads and afterwards', async () => {
    const { archive, log, store } = setUp();
    const reading = archive.read({}, 0, 2);
    log.add({ deed: 'extended', subject: 'during' });
    expect((await reading).entries[0]?.subject).toBe('during');
    log.add({ deed: 'extended', subject: 'after' });
    const { entries, total } = await archive.read({ text: 'extended' }, 0, 10);
    expect(entries.map(({ subject }) => subject)).toEqual(['after', 'during']);
    expect(total).toBe(2);
    expect(store.readings).toBe(1);
  });

  it('shows what a full disk did not take', async () => {
    const { archive, log, store } = setUp();
    store.fillUp();
    log.add({ deed: 'closed', subject: 'unwritten' });
    expect((await archive.read({ text: 'unwritten' }, 0, 1)).total).toBe(1);
  });

  it('lets go of everything when nobody asked for a while, and reads it anew then', async () => {
    const { archive, clock, store, log } = setUp();
    await archive.read({}, 0, 1);
    await clock.advance(HOUR_MS);
    log.add({ deed: 'extended', subject: 'meanwhile' });
    expect((await archive.read({}, 0, 1)).entries[0]?.subject).toBe('meanwhile');
    expect(store.readings).toBe(2);
    archive.forget();
    expect((await archive.read({}, 0, 1)).total).toBe(601);
    expect(store.readings).toBe(3);
  });
});
