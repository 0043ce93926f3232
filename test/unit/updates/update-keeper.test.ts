import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src-main/kernel/clock.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { Desk, OFFLINE, SOURCE } from './update-desk.ts';

describe('looking for updates', () => {
  it('happens at the start and then once a day, and downloads nothing', async () => {
    const desk = new Desk();
    desk.keeper.begin();
    await desk.clock.advance(0);
    expect(desk.happened).toEqual(['load', 'look']);
    expect(desk.state).toEqual({ kind: 'available', version: '1.4.0' });
    await desk.clock.advance(DAY_MS - 1);
    expect(desk.happened).toEqual(['load', 'look']);
    await desk.clock.advance(1);
    await desk.clock.advance(3 * DAY_MS);
    expect(desk.happened).toEqual(['load', 'look', 'look', 'look', 'look', 'look']);
  });

  it('waits at a start for the rest of a day since it was last done', async () => {
    const desk = new Desk(SOURCE, { at: new FakeClock().now() - 20 * HOUR_MS });
    desk.keeper.begin();
    await desk.clock.advance(4 * HOUR_MS - 1);
    expect(desk.happened).toEqual([]);
    await desk.clock.advance(1);
    expect(desk.happened).toEqual(['load', 'look']);
  });

  it('does not wait when a newer version was offered, or when the last time lies ahead', async () => {
    const now = new FakeClock().now();
    for (const remembered of [{ at: now, offered: '1.4.0' }, { at: now + HOUR_MS }]) {
      const desk = new Desk(SOURCE, remembered);
      desk.keeper.begin();
      await desk.clock.advance(0);
      expect(desk.happened).toEqual(['load', 'look']);
    }
    const updated = new Desk(SOURCE, { at: now, offered: '1.3.0' });
    updated.keeper.begin();
    await updated.clock.advance(HOUR_MS);
    expect(updated.happened).toEqual([]);
  });

  it('is switched off and on by the person, from one moment to the next', async () => {
    const desk = new Desk();
    desk.wanted = false;
    desk.keeper.begin();
    await desk.clock.advance(2 * DAY_MS);
    expect(desk.happened).toEqual([]);
    expect(desk.clock.waiting).toBe(0);
    desk.wanted = true;
    desk.keeper.review();
    await desk.clock.advance(0);
    expect(desk.happened).toEqual(['load', 'look']);
    desk.wanted = false;
    desk.keeper.review();
    await desk.clock.advance(2 * DAY_MS);
    expect(desk.happened).toEqual(['load', 'look']);
  });

  it('is done by hand whatever the setting says', async () => {
    const desk = new Desk();
    desk.wanted = false;
    expect(await desk.keeper.look()).toEqual(ok(undefined));
    expect(desk.state).toEqual({ kind: 'available', version: '1.4.0' });
  });

  it.each(['no-feed', 'no-key', 'no-publisher', 'not-replaceable'] as const)(
    'is not done by a copy that does not update itself (%s)',
    async (why) => {
      const desk = new Desk(why);
      desk.keeper.begin();
      await desk.keeper.look();
      await desk.clock.advance(2 * DAY_MS);
      expect(desk.happened).toEqual([]);
      expect(desk.keeper.view).toEqual({ never: why, state: { kind: 'none' } });
    },
  );

  it('that failed is told to who asked, and to nobody else', async () => {
    const desk = new Desk();
    desk.offers = err(OFFLINE);
    desk.keeper.begin();
    await desk.clock.advance(0);
    expect(desk.state).toEqual({ kind: 'none' });
    expect(await desk.keeper.look()).toEqual(err(OFFLINE));
    expect(desk.state).toEqual({ kind: 'failed', at: 'looking', problem: OFFLINE });
  });

  it('that failed takes no offer back', async () => {
    const desk = new Desk();
    await desk.keeper.look();
    desk.offers = err(OFFLINE);
    desk.keeper.begin();
    await desk.clock.advance(DAY_MS);
    expect(desk.state).toEqual({ kind: 'available', version: '1.4.0' });
  });

  it('that meets a forged offer is told without being asked for', async () => {
    const desk = new Desk();
    const problem = { kind: 'update-refused', why: 'signature' } as const;
    desk.offers = err(problem);
    desk.keeper.begin();
    await desk.clock.advance(0);
    expect(desk.state).toEqual({ kind: 'failed', at: 'looking', problem });
  });

  it('that throws is a bug, and is tried again a day later', async () => {
    const desk = new Desk();
    desk.look = () => Promise.reject(new Error('broken'));
    desk.keeper.begin();
    await desk.clock.advance(0);
    expect(desk.bugs).toHaveLength(1);
    expect(desk.state).toEqual({ kind: 'none' });
    await desk.clock.advance(HOUR_MS);
    expect(desk.bugs).toHaveLength(1);
    await desk.clock.advance(DAY_MS);
    expect(desk.bugs).toHaveLength(2);
  });
});

describe('what is offered', () => {
  it('is refused when it is older', async () => {
    const desk = new Desk();
    desk.offers = ok('1.2.9');
    const problem = { kind: 'update-refused', why: 'older', version: '1.2.9' };
    expect(await desk.keeper.look()).toEqual(err(problem));
    await desk.keeper.download();
    expect(desk.happened).toEqual(['load', 'look']);
  });

  it.each(['1.3.0', '1.4.0-beta.1'])('is nothing new when it is %s', async (version) => {
    const desk = new Desk();
    desk.offers = ok(version);
    await desk.keeper.look();
    expect(desk.state).toEqual({ kind: 'none', lookedAt: desk.clock.now() });
    await desk.keeper.download();
    expect(desk.happened).toEqual(['load', 'look']);
  });

  it('is refused when it cannot be compared', async () => {
    const desk = new Desk();
    desk.offers = ok('latest');
    expect(await desk.keeper.look()).toMatchObject({ ok: false });
  });
});
