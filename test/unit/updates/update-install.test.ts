import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src-main/kernel/clock.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { Desk, OFFLINE } from './update-desk.ts';

describe('downloading', () => {
  it('begins when the person says so, and tells how far it is', async () => {
    const desk = new Desk();
    const told: unknown[] = [];
    await desk.keeper.look();
    desk.keeper.onChange(() => told.push(desk.state));
    expect(await desk.keeper.download()).toEqual(ok(undefined));
    expect(told).toEqual([
      { kind: 'downloading', version: '1.4.0', percent: 0 },
      { kind: 'downloading', version: '1.4.0', percent: 41 },
      { kind: 'ready', version: '1.4.0', waits: false },
    ]);
  });

  it('without an offer does nothing', async () => {
    const desk = new Desk();
    await desk.keeper.download();
    expect(desk.happened).toEqual([]);
  });

  it('that failed can begin again with a look', async () => {
    const desk = new Desk();
    desk.arrives = err({ kind: 'update-refused', why: 'checksum', version: '1.4.0' });
    await desk.keeper.look();
    expect(await desk.keeper.download()).toEqual(desk.arrives);
    expect(desk.state).toMatchObject({ kind: 'failed', at: 'downloading' });
    desk.arrives = ok(undefined);
    await desk.ready();
  });

  it('is disturbed by no look, and what is ready is not either', async () => {
    const desk = await new Desk().ready();
    desk.offers = err(OFFLINE);
    expect(await desk.keeper.look()).toEqual(ok(undefined));
    desk.keeper.begin();
    await desk.clock.advance(2 * DAY_MS);
    expect(desk.happened).toEqual([]);
    expect(desk.state.kind).toBe('ready');
  });
});

describe('restarting into what is ready', () => {
  it('happens at once when nothing is open', async () => {
    const desk = await new Desk().ready();
    expect(desk.keeper.install('now')).toEqual(ok(undefined));
    expect(desk.happened).toEqual(['quit']);
    expect(desk.keeper.finish({ byPerson: true })).toBe(true);
    expect(desk.happened).toEqual(['quit', 'install and restart']);
  });

  it('is refused while a lease may be open', async () => {
    const desk = await new Desk().ready();
    desk.open = 2;
    expect(desk.keeper.install('now')).toEqual(err({ kind: 'leases-open', count: 2 }));
    expect(desk.happened).toEqual([]);
  });

  it('waits for the last one to close where the person says so', async () => {
    const desk = await new Desk().ready();
    desk.open = 2;
    expect(desk.keeper.install('after-closing')).toEqual(ok(undefined));
    expect(desk.state).toEqual({ kind: 'ready', version: '1.4.0', waits: true });
    desk.open = 1;
    desk.keeper.review();
    expect(desk.happened).toEqual([]);
    desk.open = 0;
    desk.keeper.review();
    desk.keeper.review();
    expect(desk.happened).toEqual(['quit']);
  });

  it('that waits can be taken back', async () => {
    const desk = await new Desk().ready();
    desk.open = 1;
    desk.keeper.install('after-closing');
    desk.keeper.install('after-closing');
    desk.open = 0;
    desk.keeper.review();
    expect(desk.happened).toEqual([]);
  });

  it('installs nothing when something was opened on the way out', async () => {
    const desk = await new Desk().ready();
    desk.keeper.install('now');
    desk.open = 1;
    expect(desk.keeper.finish({ byPerson: true })).toBe(false);
    expect(desk.happened).toEqual(['quit']);
    expect(desk.keeper.restarting).toBe(true);
  });

  it('needs something that is ready', async () => {
    const desk = new Desk();
    await desk.keeper.look();
    desk.keeper.install('now');
    expect(desk.happened).toEqual(['load', 'look']);
  });
});

describe('quitting with something ready', () => {
  it('installs it when nothing is open', async () => {
    const desk = await new Desk().ready();
    expect(desk.keeper.finish({ byPerson: true })).toBe(true);
    expect(desk.happened).toEqual(['install']);
  });

  it('installs nothing while something is left open', async () => {
    const desk = await new Desk().ready();
    desk.open = 1;
    expect(desk.keeper.finish({ byPerson: true })).toBe(false);
    expect(desk.happened).toEqual([]);
  });

  it('installs nothing at the end of the session', async () => {
    const desk = await new Desk().ready();
    expect(desk.keeper.finish({ byPerson: false })).toBe(false);
    expect(desk.happened).toEqual([]);
  });

  it('leaves the ending to the app when nothing was handed over', async () => {
    const desk = await new Desk().ready();
    desk.installs = false;
    expect(desk.keeper.finish({ byPerson: true })).toBe(false);
    const fresh = new Desk();
    expect(fresh.keeper.finish({ byPerson: true })).toBe(false);
    expect(fresh.happened).toEqual([]);
  });
});
