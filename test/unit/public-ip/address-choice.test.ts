import { describe, expect, it } from 'vitest';
import { cidr } from '../../support/fake-address-sources.ts';
import { settle } from '../../support/fake-clock.ts';
import { agreedOn, aws, ELSEWHERE, HERE, HERE_6, ipify, setUp, THERE } from './watched-sources.ts';

describe('an address the person chose', () => {
  it('is used instead of what the sources disagree on, until forgotten', async () => {
    const { watcher, services } = setUp();
    services.say(THERE, ipify);
    await watcher.check();
    expect(watcher.choose('ipv4', cidr(THERE))).toEqual({ ok: true, value: undefined });
    expect(watcher.current?.ipv4).toEqual({ kind: 'chosen', cidr: cidr(THERE) });
    await watcher.check({ explicit: true });
    expect(watcher.current?.ipv4.kind).toBe('chosen');
    watcher.forget();
    expect(watcher.current?.ipv4.kind).toBe('disagreed');
  });

  it('outlives a source that drops out and lets the other address win for a while', async () => {
    const { watcher, services } = setUp();
    services.say(THERE, ipify);
    await watcher.check();
    watcher.choose('ipv4', HERE);
    services.say(THERE, aws, ipify);
    await watcher.check({ explicit: true });
    expect(watcher.current?.ipv4).toEqual({ kind: 'chosen', cidr: cidr(HERE) });
  });

  it('stays while the sources agree on what they agreed on when it was chosen', async () => {
    const { watcher } = setUp();
    await watcher.check();
    watcher.choose('ipv4', ELSEWHERE);
    await watcher.check({ explicit: true });
    expect(watcher.current?.ipv4).toEqual({ kind: 'chosen', cidr: cidr(ELSEWHERE) });
  });

  it('ends when the sources agree on an address that is new: the network has changed', async () => {
    const { watcher, services, clock } = setUp();
    const stop = watcher.watch();
    await settle();
    watcher.choose('ipv4', ELSEWHERE);
    services.say(THERE, aws, ipify);
    await clock.advance(60_000);
    expect(watcher.current?.ipv4.kind, 'not before it is confirmed').toBe('chosen');
    await clock.advance(10_000);
    expect(watcher.current?.ipv4).toMatchObject(agreedOn(THERE));
    stop();
  });

  it('may be chosen before the first check, which does not take it away', async () => {
    const { watcher } = setUp();
    watcher.choose('ipv4', ELSEWHERE);
    expect(watcher.current?.ipv4.kind).toBe('chosen');
    await watcher.check();
    expect(watcher.current?.ipv4.kind).toBe('chosen');
  });

  it('may be a network wider than one address, which only a person can want', () => {
    const { watcher } = setUp();
    watcher.choose('ipv4', '52.1.2.3/24');
    expect(watcher.current?.ipv4).toEqual({ kind: 'chosen', cidr: '52.1.2.0/24' });
  });

  it.each([
    ['ipv4', '0.0.0.0/0', 'address-everywhere'],
    ['ipv6', '::/0', 'address-everywhere'],
    ['ipv4', '128.0.0.0/1', 'address-too-wide'],
    ['ipv4', '172.0.0.0/8', 'address-too-wide'],
    ['ipv6', '2000::/3', 'address-too-wide'],
    ['ipv4', '10.0.0.3', 'address-not-global'],
    ['ipv4', 'home', 'address-not-an-address'],
    ['ipv4', HERE_6, 'address-not-an-address'],
    ['ipv6', HERE, 'address-not-an-address'],
  ] as const)('for %s is refused when it is %s', (family, text, kind) => {
    const { watcher } = setUp();
    expect(watcher.choose(family, text)).toEqual({ ok: false, error: { kind, text } });
    expect(watcher.current).toBeUndefined();
  });
});

describe('other sources', () => {
  it('start from nothing: what the old ones said belongs to them', async () => {
    const { watcher, services } = setUp();
    await watcher.check();
    watcher.choose('ipv6', HERE_6);
    const own = { operator: 'a', family: 'ipv4', url: 'http://127.0.0.1:1/a' } as const;
    const other = { operator: 'b', family: 'ipv4', url: 'http://127.0.0.1:1/b' } as const;
    watcher.useSources([own, other]);
    expect(watcher.current).toBeUndefined();
    expect(watcher.sources).toEqual([own, other]);
    services.say(THERE, own, other);
    expect(await watcher.check()).toMatchObject({
      ipv4: agreedOn(THERE),
      ipv6: { kind: 'silent' },
    });
  });

  it('are asked at once while watching, and the answers of the old ones are dropped', async () => {
    const { watcher, services } = setUp();
    services.hold();
    const stop = watcher.watch();
    const own = { operator: 'a', family: 'ipv4', url: 'http://127.0.0.1:1/a' } as const;
    watcher.useSources([own]);
    services.say(THERE, own);
    services.release();
    await settle();
    expect(watcher.current?.ipv4).toEqual({
      kind: 'silent',
      said: [{ operator: 'a', said: THERE }],
      choices: [cidr(THERE)],
    });
    stop();
  });
});
