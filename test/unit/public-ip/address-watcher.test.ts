import { describe, expect, it } from 'vitest';
import { AddressWatcher } from '../../../src-main/public-ip/address-watcher.ts';
import { cidr } from '../../support/fake-address-sources.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import {
  agreedOn,
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

describe('checking my address', () => {
  it('knows nothing before the first check', () => {
    const { watcher } = setUp();
    expect(watcher.current).toBeUndefined();
    expect(watcher.checking).toBe(false);
  });

  it('asks both families and believes what two operators agree on, at once', async () => {
    const { watcher, services, clock } = setUp();
    services.say(HERE_6, aws6, ipify6);
    const mine = await watcher.check();
    expect(mine).toMatchObject({
      ipv4: agreedOn(HERE),
      ipv6: agreedOn(HERE_6),
      checkedAt: clock.now(),
    });
    expect(watcher.current).toEqual(mine);
  });

  it('shares one round of questions between calls that overlap', async () => {
    const { watcher, services } = setUp();
    const [one, other] = await Promise.all([watcher.check(), watcher.check({ explicit: true })]);
    expect(services.asked).toHaveLength(4);
    expect(one).toEqual(other);
  });

  it('tells its listeners that it is checking, and when it is through', async () => {
    const { watcher } = setUp();
    const heard: (boolean | string)[] = [];
    const stop = watcher.onChange(() => heard.push(watcher.checking));
    await watcher.check();
    expect(heard).toEqual([true, false]);
    stop();
    await watcher.check();
    expect(heard).toHaveLength(2);
  });

  it('goes on after a source that broke its promise and threw', async () => {
    const clock = new FakeClock();
    let broken = true;
    const watcher = new AddressWatcher({
      ask: (source) => {
        if (broken) throw new Error('a bug');
        return Promise.resolve({ source, kind: 'address', cidr: cidr(HERE) });
      },
      clock,
      sources: [aws, ipify],
    });
    await expect(watcher.check()).rejects.toThrow('a bug');
    broken = false;
    expect((await watcher.check()).ipv4).toMatchObject(agreedOn(HERE));
  });
});

describe('a change of address nobody asked for', () => {
  it('is published only when a second reading ten seconds later says the same', async () => {
    const { watcher, services, clock } = setUp();
    const stop = watcher.watch();
    await settle();
    services.say(THERE, aws, ipify);
    await clock.advance(60_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
    expect(watcher.doubted).toBe(true);
    await clock.advance(9_999);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
    await clock.advance(1);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(THERE));
    expect(watcher.doubted).toBe(false);
    stop();
  });

  it('is forgotten when the second reading is the old address again', async () => {
    const { watcher, services, clock } = setUp();
    const stop = watcher.watch();
    await settle();
    services.say(THERE, aws, ipify);
    watcher.networkChanged();
    await settle();
    services.say(HERE, aws, ipify);
    await clock.advance(10_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
    services.say(THERE, aws, ipify);
    await clock.advance(60_000);
    expect(watcher.current?.ipv4, 'doubt starts from the beginning').toMatchObject(agreedOn(HERE));
    stop();
  });

  it('starts its ten seconds anew when the second reading is a third address', async () => {
    const { watcher, services, clock } = setUp();
    const stop = watcher.watch();
    await settle();
    services.say(THERE, aws, ipify);
    watcher.networkChanged();
    await settle();
    services.say(ELSEWHERE, aws, ipify);
    await clock.advance(10_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
    await clock.advance(10_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(ELSEWHERE));
    stop();
  });

  it('is not hurried by a network that reports change after change', async () => {
    const { watcher, services, clock } = setUp();
    const stop = watcher.watch();
    await settle();
    services.say(THERE, aws, ipify);
    for (let second = 0; second < 9; second += 1) {
      watcher.networkChanged();
      await clock.advance(1_000);
    }
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(HERE));
    await clock.advance(10_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(THERE));
    stop();
  });

  it('counts at once when a click asked for it', async () => {
    const { watcher, services } = setUp();
    await watcher.check();
    services.say(THERE, aws, ipify);
    expect((await watcher.check()).ipv4).toMatchObject(agreedOn(HERE));
    expect((await watcher.check({ explicit: true })).ipv4).toMatchObject(agreedOn(THERE));
  });

  it('is confirmed as well when silence lay between the two addresses', async () => {
    const { watcher, services, clock } = setUp();
    const stop = watcher.watch();
    await settle();
    services.hush(aws, ipify);
    await clock.advance(70_000);
    expect(watcher.current?.ipv4.kind).toBe('silent');
    services.say(THERE, aws, ipify);
    watcher.networkChanged();
    await settle();
    expect(watcher.current?.ipv4.kind).toBe('silent');
    await clock.advance(10_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(THERE));
    stop();
  });

  it('is not made of one failed round: an address outlives ten seconds of silence', async () => {
    const { watcher, services, clock } = setUp();
    services.say(HERE_6, aws6, ipify6);
    const stop = watcher.watch();
    await settle();
    services.hush(aws, ipify, aws6, ipify6);
    watcher.networkChanged();
    await settle();
    expect(watcher.current).toMatchObject({ ipv4: agreedOn(HERE), ipv6: agreedOn(HERE_6) });
    await clock.advance(10_000);
    expect(watcher.current).toMatchObject({ ipv4: { kind: 'silent' }, ipv6: { kind: 'silent' } });
    services.say(HERE, aws, ipify);
    watcher.networkChanged();
    await settle();
    expect(watcher.current?.ipv4, 'the old address needs no proof').toMatchObject(agreedOn(HERE));
    stop();
  });

  it('never reaches the other family', async () => {
    const { watcher, services, clock } = setUp();
    services.say(HERE_6, aws6, ipify6);
    const stop = watcher.watch();
    await settle();
    services.say(THERE, aws);
    await clock.advance(70_000);
    expect(watcher.current).toMatchObject({
      ipv4: { kind: 'disagreed', choices: [cidr(THERE), cidr(HERE)] },
      ipv6: agreedOn(HERE_6),
    });
    stop();
  });
});

describe('watching', () => {
  it('looks once a minute, and never more often', async () => {
    const { watcher, services, clock } = setUp(1_000);
    const stop = watcher.watch();
    await clock.advance(59_999);
    expect(services.asked).toHaveLength(4);
    await clock.advance(1);
    expect(services.asked).toHaveLength(8);
    stop();
  });

  it('leaves nothing running when it is stopped, however often', async () => {
    const { watcher, services, clock } = setUp();
    const stop = watcher.watch();
    const stopOther = watcher.watch();
    await settle();
    stop();
    stop();
    expect(clock.waiting).toBe(1);
    stopOther();
    expect(clock.waiting).toBe(0);
    await clock.advance(600_000);
    expect(services.asked).toHaveLength(4);
  });

  it('takes readings again that were under way when the network changed', async () => {
    const { watcher, services } = setUp();
    services.hold();
    const checked = watcher.check();
    services.say(THERE, aws, ipify);
    watcher.networkChanged();
    services.release();
    expect((await checked).ipv4).toMatchObject(agreedOn(THERE));
    expect(services.asked).toHaveLength(8);
  });
});
