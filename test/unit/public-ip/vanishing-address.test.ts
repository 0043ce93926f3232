import { describe, expect, it } from 'vitest';
import { TrustedAddress } from '../../../src-main/public-ip/trusted-address.ts';
import { cidr } from '../../support/fake-address-sources.ts';
import { settle } from '../../support/fake-clock.ts';
import { agreedOn, aws, aws6, HERE, HERE_6, ipify, ipify6, setUp } from './watched-sources.ts';

async function following() {
  const parts = setUp();
  const trusted = new TrustedAddress({ ...parts, fingerprint: () => 'home' });
  const stop = parts.watcher.watch();
  await settle();
  return { ...parts, trusted, stop };
}

describe('an address that nobody confirms any more', () => {
  it('is not given up for anything else: nothing moves', async () => {
    const { watcher, services, clock, trusted } = await following();
    services.hush(aws, ipify);
    await clock.advance(60_000);
    expect(trusted.toFollow(), 'one silent round').toEqual([cidr(HERE)]);
    await clock.advance(10_000);
    expect(watcher.current?.ipv4.kind, 'confirmed').toBe('silent');
    expect(trusted.toFollow()).toBeUndefined();
    await clock.advance(30 * 60_000);
    expect(trusted.toFollow()).toBeUndefined();
  });

  it('opens nothing, and the problem says what was heard instead', async () => {
    const { services, clock, trusted } = await following();
    services.hush(aws, ipify);
    await clock.advance(70_000);
    expect(await trusted.toOpen()).toMatchObject({ ok: false, error: { kind: 'address-silent' } });
  });

  it('is back at its first word when it never changed', async () => {
    const { watcher, services, clock, trusted } = await following();
    services.hush(aws, ipify);
    await clock.advance(70_000);
    services.say(HERE, aws, ipify);
    await watcher.check();
    expect(trusted.toFollow()).toEqual([cidr(HERE)]);
  });
});

describe('IPv6', () => {
  it('that disappears is left behind after two silent readings ten seconds apart', async () => {
    const { watcher, services, clock, trusted } = await following();
    services.say(HERE_6, aws6, ipify6);
    await watcher.check();
    services.hush(aws6, ipify6);
    await clock.advance(60_000);
    expect(trusted.toFollow(), 'one silent round').toEqual([cidr(HERE), cidr(HERE_6)]);
    expect(watcher.doubted).toBe(true);
    await clock.advance(10_000);
    expect(trusted.toFollow()).toEqual([cidr(HERE)]);
  });

  it('that misses one round only stays', async () => {
    const { watcher, services, clock, trusted } = await following();
    services.say(HERE_6, aws6, ipify6);
    await watcher.check();
    services.hush(aws6, ipify6);
    await clock.advance(60_000);
    services.say(HERE_6, aws6, ipify6);
    await clock.advance(10_000);
    expect(watcher.current?.ipv6).toMatchObject(agreedOn(HERE_6));
    expect(trusted.toFollow()).toEqual([cidr(HERE), cidr(HERE_6)]);
  });

  it('that appears is taken in, and again after it was gone', async () => {
    const { services, clock, trusted } = await following();
    expect(trusted.toFollow()).toEqual([cidr(HERE)]);
    for (const _time of ['first', 'again']) {
      services.say(HERE_6, aws6, ipify6);
      await clock.advance(60_000);
      expect(trusted.toFollow()).toEqual([cidr(HERE), cidr(HERE_6)]);
      services.hush(aws6, ipify6);
      await clock.advance(70_000);
      expect(trusted.toFollow()).toEqual([cidr(HERE)]);
    }
  });

  it('that alternates refuses both families and leaves IPv4 where it is', async () => {
    const { watcher, services, trusted } = await following();
    for (const address of [HERE_6, '2600:1f14::8', HERE_6]) {
      services.say(address, aws6, ipify6);
      await watcher.check({ explicit: true });
    }
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
    expect(trusted.toFollow()).toBeUndefined();
    expect(await trusted.toOpen()).toEqual({
      ok: false,
      error: { kind: 'address-alternates', choices: ['2600:1f14::8', HERE_6] },
    });
  });
});
