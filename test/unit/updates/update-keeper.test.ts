import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src-main/kernel/clock.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import type { NoUpdates } from '../../../src-main/updates/build.ts';
import { UpdateKeeper } from '../../../src-main/updates/update-keeper.ts';
import type { LookMemory, UpdateFeed } from '../../../src-main/updates/update.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

const SOURCE = { url: 'https://updates.example.com/drawbridge/', key: 'MCow' };
const OFFLINE: Problem = {
  kind: 'update-unreachable',
  host: 'updates.example.com',
  cause: 'was not found by name',
  untrusted: false,
};

/** A copy of version 1.3.0, a feed, and a person with so many doors open. */
class Desk implements UpdateFeed {
  readonly clock = new FakeClock();
  readonly happened: string[] = [];
  readonly bugs: unknown[] = [];
  offers: Result<string, Problem> = ok('1.4.0');
  arrives: Result<void, Problem> = ok(undefined);
  open = 0;
  wanted = true;
  installs = true;
  remembered: LookMemory | undefined;
  readonly keeper: UpdateKeeper;

  constructor(source: typeof SOURCE | NoUpdates = SOURCE, remembered?: LookMemory) {
    this.remembered = remembered;
    this.keeper = new UpdateKeeper({
      current: '1.3.0',
      clock: this.clock,
      source,
      feed: () => {
        this.happened.push('load');
        return Promise.resolve(this);
      },
      wanted: () => this.wanted,
      memory: {
        load: () => this.remembered,
        save: (memory) => (this.remembered = memory),
      },
      openCount: () => this.open,
      quit: () => this.happened.push('quit'),
      reportBug: (error) => this.bugs.push(error),
    });
  }

  get state() {
    return this.keeper.view.state;
  }

  look(): Promise<Result<string, Problem>> {
    this.happened.push('look');
    return Promise.resolve(this.offers);
  }

  download(version: string, progress: (percent: number) => void): Promise<Result<void, Problem>> {
    this.happened.push(`download ${version}`);
    progress(41.7);
    return Promise.resolve(this.arrives);
  }

  install({ restart }: { readonly restart: boolean }): boolean {
    this.happened.push(restart ? 'install and restart' : 'install');
    return this.installs;
  }

  async ready(): Promise<this> {
    await this.keeper.look();
    await this.keeper.download();
    expect(this.state).toEqual({ kind: 'ready', version: '1.4.0', waits: false });
    this.happened.length = 0;
    return this;
  }
}

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
    await settle();
    const fresh = new Desk();
    expect(fresh.keeper.finish({ byPerson: true })).toBe(false);
    expect(fresh.happened).toEqual([]);
  });
});
