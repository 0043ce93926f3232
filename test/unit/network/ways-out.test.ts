import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { WayOut } from '../../../src-main/kernel/ways-out.ts';
import { waysOut } from '../../../src-main/network/ways-out.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const EC2 = 'https://ec2.eu-west-1.amazonaws.com:443';
const STRAIGHT: readonly WayOut[] = [{ kind: 'straight' }];

/** Ways out by settings that a test changes, and by a system that names a proxy of its own. */
function setUp(start: Partial<Settings> = {}) {
  const clock = new FakeClock();
  const asked: string[] = [];
  const world = {
    settings: { proxy: 'system', proxyUrl: '', ...start } as Pick<Settings, 'proxy' | 'proxyUrl'>,
    system: 'PROXY system.test:3128',
  };
  const ways = waysOut({
    clock,
    settings: () => world.settings,
    systemProxy: (url) => {
      asked.push(url);
      return Promise.resolve(world.system);
    },
  });
  return { ways, world, asked, clock };
}

function through(url: string): readonly WayOut[] {
  return [{ kind: 'proxy', url: new URL(url) }];
}

describe('the way out', () => {
  it('is straight, at once, without a proxy', () => {
    const { ways, asked } = setUp({ proxy: 'none', proxyUrl: 'http://ignored.test:1' });
    expect(ways.to(EC2)).toEqual(STRAIGHT);
    expect(asked).toEqual([]);
  });

  it('is the proxy that was typed, at once', () => {
    const { ways } = setUp({ proxy: 'manual', proxyUrl: 'http://ana:pw@proxy.test:8080' });
    expect(ways.to(EC2)).toEqual(through('http://ana:pw@proxy.test:8080'));
  });

  it('is never straight when what was typed is no proxy', () => {
    const { ways } = setUp({ proxy: 'manual', proxyUrl: 'socks5://proxy.test:1080' });
    expect(ways.to(EC2)).toEqual([{ kind: 'unreadable', text: 'socks5://proxy.test:1080' }]);
  });

  it.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'https://[::1]:4000'])(
    'to %s stays on this computer, whatever is set',
    (origin) => {
      for (const proxy of ['system', 'manual', 'none'] as const) {
        const { ways, asked } = setUp({ proxy, proxyUrl: 'http://proxy.test:8080' });
        expect(ways.to(origin)).toEqual(STRAIGHT);
        expect(asked).toEqual([]);
      }
    },
  );

  it('is what the system says, asked once a minute, and known at once meanwhile', async () => {
    const { ways, world, asked, clock } = setUp();
    for (const way of [ways.to(EC2), ways.to(EC2)])
      expect(await way).toEqual(through('http://system.test:3128'));
    world.system = 'DIRECT';
    expect(ways.to(EC2)).toEqual(through('http://system.test:3128'));
    expect(asked).toEqual([EC2]);
    await clock.advance(MINUTE_MS);
    expect(await ways.to(EC2)).toEqual(STRAIGHT);
    expect(ways.to(EC2)).toEqual(STRAIGHT);
    expect(asked).toEqual([EC2, EC2]);
  });

  it('is another at once when the settings change, and what was asked before does not return', async () => {
    const { ways, world } = setUp();
    const before = ways.edition();
    const late = ways.to(EC2);
    world.settings = { proxy: 'manual', proxyUrl: 'http://proxy.test:8080' };
    expect(ways.to(EC2)).toEqual(through('http://proxy.test:8080'));
    expect(ways.edition()).toBeGreaterThan(before);
    await late;
    world.settings = { proxy: 'system', proxyUrl: '' };
    world.system = 'DIRECT';
    expect(await ways.to(EC2)).toEqual(STRAIGHT);
  });

  it('keeps its edition while the settings stay as they are', async () => {
    const { ways, world } = setUp();
    const before = ways.edition();
    await ways.to(EC2);
    world.settings = { ...world.settings };
    expect(ways.edition()).toBe(before);
  });
});
