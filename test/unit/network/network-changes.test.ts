import { describe, expect, it } from 'vitest';
import { watchNetwork } from '../../../src-main/network/network-changes.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** As computers do it: the time of day goes on in a sleep, and timers wait for what is left of theirs. */
class SleepyClock extends FakeClock {
  #sleptMs = 0;

  override now(): number {
    return super.now() + this.#sleptMs;
  }

  suspend(ms: number): void {
    this.#sleptMs += ms;
  }
}

function watching() {
  const clock = new SleepyClock();
  const network = { name: 'home' };
  const told = { times: 0 };
  const stop = watchNetwork(
    clock,
    () => {
      told.times += 1;
    },
    () => network.name,
  );
  return { clock, network, told, stop };
}

describe('watching the network', () => {
  it('says nothing while this computer stays where it is', async () => {
    const { clock, told } = watching();
    await clock.advance(10 * 60_000);
    expect(told.times).toBe(0);
  });

  it('tells of another network once, within ten seconds', async () => {
    const { clock, network, told } = watching();
    network.name = 'café';
    await clock.advance(10_000);
    expect(told.times).toBe(1);
    await clock.advance(60_000);
    expect(told.times).toBe(1);
  });

  it('tells of waking up, though the network looks the same', async () => {
    const { clock, told } = watching();
    await clock.advance(15_000);
    clock.suspend(8 * 3_600_000);
    await clock.advance(5_000);
    expect(told.times).toBe(1);
    await clock.advance(60_000);
    expect(told.times).toBe(1);
  });

  it('tells once when this computer wakes up on another network', async () => {
    const { clock, network, told } = watching();
    network.name = 'café';
    clock.suspend(3_600_000);
    await clock.advance(10_000);
    expect(told.times).toBe(1);
  });

  it('does not take a busy computer for one that slept', async () => {
    const { clock, told } = watching();
    clock.suspend(30_000);
    await clock.advance(10_000);
    expect(told.times).toBe(0);
    clock.suspend(30_001);
    await clock.advance(10_000);
    expect(told.times).toBe(1);
  });

  it('ends when it is stopped', async () => {
    const { clock, network, told, stop } = watching();
    await clock.advance(25_000);
    stop();
    expect(clock.waiting).toBe(0);
    network.name = 'café';
    await clock.advance(60_000);
    expect(told.times).toBe(0);
  });
});
