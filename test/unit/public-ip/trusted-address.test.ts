import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { TrustedAddress } from '../../../src-main/public-ip/trusted-address.ts';
import { cidr } from '../../support/fake-address-sources.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import {
  aws,
  aws6,
  ELSEWHERE,
  HERE,
  HERE_6,
  ipify,
  ipify6,
  setUp,
  THERE,
} from './watched-sources.ts';

/** An answer that has come by now; `undefined` while it is waited for. */
async function now<T>(promise: Promise<T>): Promise<T | undefined> {
  let answer: T | undefined;
  void promise.then((value) => (answer = value));
  await settle();
  return answer;
}

function trusting() {
  const parts = setUp();
  const network = { name: 'home' };
  const address = new TrustedAddress({
    watcher: parts.watcher,
    clock: parts.clock,
    fingerprint: () => network.name,
  });
  return { ...parts, network, address };
}

describe('my address for a click', () => {
  it('is asked for when nothing is known', async () => {
    const { address, services } = trusting();
    expect(await address.toOpen()).toEqual(ok([cidr(HERE)]));
    expect(services.asked).toHaveLength(4);
  });

  it('is at hand at once when it was read a moment ago, and is checked a moment after', async () => {
    const { address, services, clock } = trusting();
    await address.toOpen();
    services.hold();
    expect(await now(address.toOpen())).toEqual(ok([cidr(HERE)]));
    expect(services.asked).toHaveLength(4);
    await clock.advance(1000);
    expect(services.asked).toHaveLength(8);
  });

  it('waits for an answer when the last one is more than five minutes old', async () => {
    const { address, services, clock } = trusting();
    await address.toOpen();
    services.say(THERE, aws, ipify);
    await clock.advance(5 * MINUTE_MS + 1);
    expect(await address.toOpen()).toEqual(ok([cidr(THERE)]));
  });

  it('believes an answer of five minutes', async () => {
    const { address, services, clock } = trusting();
    await address.toOpen();
    await clock.advance(5 * MINUTE_MS);
    services.hold();
    expect(await now(address.toOpen())).toEqual(ok([cidr(HERE)]));
  });

  it('waits for an answer when the clock was set back', async () => {
    const { address, services, watcher, clock } = trusting();
    await address.check();
    const hourAgo = new FakeClock(clock.now() - 60 * MINUTE_MS);
    const early = new TrustedAddress({ watcher, clock: hourAgo, fingerprint: () => 'home' });
    services.hold();
    expect(await now(early.toOpen())).toBeUndefined();
  });

  it('waits for an answer on another network, however fresh the last one is', async () => {
    const { address, services, network } = trusting();
    await address.toOpen();
    network.name = 'café';
    services.say(THERE, aws, ipify);
    expect(await address.toOpen()).toEqual(ok([cidr(THERE)]));
  });

  it('is asked for anew after I came back, when another network was read in between', async () => {
    const { address, services, watcher, clock, network } = trusting();
    await address.toOpen();
    // Somebody watches: the new network is noticed and confirmed without a click.
    network.name = 'café';
    services.say(THERE, aws, ipify);
    await watcher.check();
    await clock.advance(10_000);
    await watcher.check();
    expect(address.toFollow()).toEqual([cidr(THERE)]);
    network.name = 'home';
    services.say(HERE, aws, ipify);
    expect(await address.toOpen()).toEqual(ok([cidr(HERE)]));
  });

  it('is not trusted on a network that was left while the question was under way', async () => {
    const { address, services, network } = trusting();
    services.hold();
    const asked = address.toOpen();
    await settle();
    network.name = 'café';
    services.release();
    await asked;
    services.say(THERE, aws, ipify);
    expect(await address.toOpen()).toEqual(ok([cidr(THERE)]));
  });

  it('is a problem with names while the services say nothing, or not the same', async () => {
    const { address, services } = trusting();
    services.hush(aws, ipify);
    expect(await address.toOpen()).toMatchObject({
      ok: false,
      error: {
        kind: 'address-silent',
        said: expect.arrayContaining([
          { operator: 'AWS', said: expect.any(String) as string },
        ]) as unknown,
      },
    });
    services.say(HERE, aws);
    services.say(ELSEWHERE, ipify);
    expect(await address.toOpen()).toMatchObject({
      ok: false,
      error: { kind: 'address-disagreed' },
    });
  });

  it('counts at once when it has changed: a click needs no second reading', async () => {
    const { address, services, clock } = trusting();
    await address.toOpen();
    await clock.advance(6 * MINUTE_MS);
    services.say(THERE, aws, ipify);
    expect(await address.toOpen()).toEqual(ok([cidr(THERE)]));
    expect(address.toFollow()).toEqual([cidr(THERE)]);
  });

  it('has both families where there are both', async () => {
    const { address, services } = trusting();
    services.say(HERE_6, aws6, ipify6);
    expect(await address.toOpen()).toEqual(ok([cidr(HERE), cidr(HERE_6)]));
  });

  it('is what the person chose', async () => {
    const { address, services, watcher } = trusting();
    services.hush(aws, ipify);
    watcher.choose('ipv4', ELSEWHERE);
    expect(await address.toOpen()).toEqual(ok([cidr(ELSEWHERE)]));
  });
});

describe('my address for open doors', () => {
  it('is not known before the first reading, so that nothing moves', () => {
    expect(trusting().address.toFollow()).toBeUndefined();
  });

  it('is what was read last, also when that is old', async () => {
    const { address, clock } = trusting();
    await address.check();
    await clock.advance(60 * MINUTE_MS);
    expect(address.toFollow()).toEqual([cidr(HERE)]);
  });

  it('is not known while the services contradict one another', async () => {
    const { address, services } = trusting();
    services.say(ELSEWHERE, ipify);
    await address.check();
    expect(address.toFollow()).toBeUndefined();
  });

  it('stays what it was for one odd reading that nobody asked for', async () => {
    const { address, services, watcher } = trusting();
    await address.check();
    services.say(THERE, aws, ipify);
    await watcher.check();
    expect(address.toFollow()).toEqual([cidr(HERE)]);
  });
});
