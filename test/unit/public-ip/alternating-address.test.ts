import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { TrustedAddress } from '../../../src-main/public-ip/trusted-address.ts';
import { cidr } from '../../support/fake-address-sources.ts';
import { settle } from '../../support/fake-clock.ts';
import { agreedOn, aws, ELSEWHERE, HERE, ipify, setUp, THERE } from './watched-sources.ts';

const QUESTION = { kind: 'alternating', choices: [cidr(HERE), cidr(THERE)] };

/** A watcher with somebody who opens and follows, on a network of which the test tells. */
function watched() {
  const parts = setUp();
  const network = { name: 'home' };
  const trusted = new TrustedAddress({ ...parts, fingerprint: () => network.name });
  const stop = parts.watcher.watch();
  const become = async (address: string): Promise<void> => {
    parts.services.say(address, aws, ipify);
    await parts.clock.advance(70_000);
  };
  return { ...parts, network, trusted, stop, become };
}

async function alternating() {
  const parts = watched();
  await settle();
  await parts.become(THERE);
  await parts.become(HERE);
  expect(parts.watcher.current?.ipv4).toMatchObject({
    kind: 'alternating',
    choices: [cidr(THERE), cidr(HERE)],
  });
  return parts;
}

describe('an address that goes back where it came from', () => {
  it('ends in a question, and nothing moves or opens', async () => {
    const { trusted, clock } = await alternating();
    expect(trusted.toFollow()).toBeUndefined();
    expect(await trusted.toOpen()).toEqual({
      ok: false,
      error: { kind: 'address-alternates', choices: [THERE, HERE] },
    });
    await clock.advance(MINUTE_MS);
    expect(trusted.toFollow()).toBeUndefined();
  });

  it('is followed when it stayed away for ten minutes', async () => {
    const { watcher, clock, become } = watched();
    await settle();
    await become(THERE);
    await clock.advance(10 * MINUTE_MS);
    await become(HERE);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
  });

  it('is followed when the network changed in between', async () => {
    const { watcher, services, clock, become } = watched();
    await settle();
    await become(THERE);
    services.say(HERE, aws, ipify);
    watcher.networkChanged();
    await clock.advance(10_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
  });

  it('is followed on a click when the network changed while all doors were closed', async () => {
    const { trusted, services, network, stop, watcher } = watched();
    await settle();
    stop();
    for (const [name, address] of [
      ['café', THERE],
      ['home', HERE],
    ] as const) {
      network.name = name;
      services.say(address, aws, ipify);
      expect(await trusted.toOpen()).toEqual({ ok: true, value: [cidr(address)] });
    }
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
  });

  it('is a question to a click as well: asking does not make it true', async () => {
    const { watcher, services, become } = watched();
    await settle();
    services.say(THERE, aws, ipify);
    expect((await watcher.check({ explicit: true })).ipv4).toMatchObject(agreedOn(THERE));
    services.say(HERE, aws, ipify);
    expect((await watcher.check({ explicit: true })).ipv4.kind).toBe('alternating');
    expect((await watcher.check({ explicit: true })).ipv4.kind).toBe('alternating');
    await become(THERE);
    expect((await watcher.check({ explicit: true })).ipv4.kind).toBe('alternating');
  });
});

describe('two addresses that alternate every five seconds', () => {
  it('end in a question within ten minutes, without a single move', async () => {
    const { watcher, trusted, services, clock } = watched();
    await settle();
    const followed = new Set<string | undefined>();
    watcher.onChange(() => followed.add(trusted.toFollow()?.join()));
    // Whoever looks every 10 or 60 s meets them now and then; these looks meet the other each time.
    let odd = false;
    watcher.onChange(() => {
      if (watcher.checking) return;
      odd = !odd;
      services.say(odd ? THERE : HERE, aws, ipify);
    });
    await clock.advance(10 * MINUTE_MS);
    expect(watcher.current?.ipv4).toMatchObject(QUESTION);
    expect(followed).toEqual(new Set([cidr(HERE), undefined]));
  });
});

describe('the question which address to use', () => {
  it('is answered by the person, and comes back when the choice is forgotten', async () => {
    const { watcher, trusted } = await alternating();
    watcher.choose('ipv4', THERE);
    expect(trusted.toFollow()).toEqual([cidr(THERE)]);
    await watcher.check({ explicit: true });
    expect(await trusted.toOpen()).toEqual({ ok: true, value: [cidr(THERE)] });
    watcher.forget();
    expect(watcher.current?.ipv4.kind).toBe('alternating');
  });

  it('does not take a choice away when one of the two is heard for long', async () => {
    const { watcher, clock } = await alternating();
    watcher.choose('ipv4', THERE);
    await clock.advance(20 * MINUTE_MS);
    expect(watcher.current?.ipv4).toEqual({ kind: 'chosen', cidr: cidr(THERE) });
  });

  it('is over when the network changes; what is heard there is confirmed first', async () => {
    const { watcher, services, clock, trusted } = await alternating();
    services.say(ELSEWHERE, aws, ipify);
    watcher.networkChanged();
    await settle();
    expect(trusted.toFollow(), 'what leases have already').toEqual([cidr(THERE)]);
    expect(watcher.doubted).toBe(true);
    await clock.advance(10_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(ELSEWHERE));
  });

  it('stands until the first reading on the new network', async () => {
    const { watcher, services } = await alternating();
    services.hold();
    watcher.networkChanged();
    await settle();
    expect(watcher.current?.ipv4.kind).toBe('alternating');
  });

  it('is over when one address was heard for ten minutes without a break', async () => {
    const { watcher, clock } = await alternating();
    await clock.advance(8 * MINUTE_MS);
    expect(watcher.current?.ipv4.kind).toBe('alternating');
    await clock.advance(2 * MINUTE_MS);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
  });

  it.each([
    [HERE, THERE],
    [THERE, HERE],
  ])('is asked again at the first return after %s had stayed', async (stayed, other) => {
    const { watcher, clock, become } = await alternating();
    await become(stayed);
    await clock.advance(11 * MINUTE_MS);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(stayed));
    await become(other);
    expect(watcher.current?.ipv4.kind).toBe('alternating');
  });

  it('starts its ten minutes anew after a break', async () => {
    const { watcher, clock, services } = await alternating();
    await clock.advance(8 * MINUTE_MS);
    services.hush(aws, ipify);
    await watcher.check();
    services.say(HERE, aws, ipify);
    await clock.advance(9 * MINUTE_MS);
    expect(watcher.current?.ipv4.kind).toBe('alternating');
  });

  it('offers a third address that was heard meanwhile, but does not follow it', async () => {
    const { watcher, trusted, become } = await alternating();
    await become(ELSEWHERE);
    expect(watcher.current?.ipv4).toMatchObject({
      kind: 'alternating',
      choices: [cidr(THERE), cidr(HERE), cidr(ELSEWHERE)],
    });
    expect(trusted.toFollow()).toBeUndefined();
  });

  it('is not asked again about what other sources said', async () => {
    const { watcher, services } = await alternating();
    services.say(THERE, aws, ipify);
    watcher.useSources([aws, ipify]);
    await settle();
    expect((await watcher.check()).ipv4).toMatchObject(agreedOn(THERE));
  });
});
