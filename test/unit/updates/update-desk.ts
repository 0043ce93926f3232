import type { Problem } from '../../../src-main/kernel/problem.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import type { NoUpdates } from '../../../src-main/updates/build.ts';
import { UpdateKeeper } from '../../../src-main/updates/update-keeper.ts';
import type { LookMemory, UpdateFeed } from '../../../src-main/updates/update.ts';
import { FakeClock } from '../../support/fake-clock.ts';

export const SOURCE = { url: 'https://updates.example.com/drawbridge/', key: 'MCow' };
export const OFFLINE: Problem = {
  kind: 'update-unreachable',
  host: 'updates.example.com',
  cause: 'was not found by name',
  untrusted: false,
};

/** A copy of version 1.3.0, a feed, and a person with so many doors open. */
export class Desk implements UpdateFeed {
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
    this.happened.length = 0;
    return this;
  }
}
