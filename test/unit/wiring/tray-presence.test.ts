import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../src-main/disk/app-store.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { TrayPresence } from '../../../src-main/wiring/tray-presence.ts';
import type { TrayPresenceParts } from '../../../src-main/wiring/tray-presence.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeSessionBus } from '../../support/fake-session-bus.ts';

const OURS = ':1.7';
const PID = 4711;

interface Given extends Partial<Pick<TrayPresenceParts, 'busAddress' | 'connect'>> {
  readonly items?: readonly string[];
  readonly told?: true;
}

function setUp({ items, told, ...given }: Given = {}) {
  const bus = new FakeSessionBus();
  bus.pids.set(OURS, PID);
  bus.items = items;
  const clock = new FakeClock();
  const happened: string[] = [];
  let state: AppState = { realm: 'aws', installId: 'k3x9', ...(told && { toldOfNoTray: told }) };
  let end = (): void => undefined;
  const presence = new TrayPresence({
    busAddress: 'unix:path=/run/bus',
    connect: (_address, onEnd) => {
      end = onEnd;
      return Promise.resolve(bus);
    },
    ...given,
    clock,
    pid: PID,
    memory: {
      load: () => state,
      change: (fields) => {
        state = { ...state, ...fields };
        return ok(undefined);
      },
    },
    showIconAgain: () => happened.push('icon again'),
    openWindow: () => happened.push('window'),
  });
  const follow = async (): Promise<void> => {
    await presence.follow(() => happened.push(presence.host));
    await clock.advance(2_000);
  };
  return {
    presence,
    bus,
    clock,
    happened,
    follow,
    end: (): void => {
      end();
    },
    memory: () => state,
  };
}

describe('an icon that is shown', () => {
  it('needs nothing', async () => {
    const { presence, follow, happened } = setUp({ items: [OURS] });
    await follow();
    expect(happened).toEqual(['shown']);
    expect(presence.toBeTold).toBe(false);
  });

  it('is shown again to a panel that does not have it', async () => {
    const { follow, happened, bus, clock } = setUp({ items: [] });
    await follow();
    expect(happened).toEqual(['icon again', 'shown']);
    await bus.panel(undefined);
    await clock.advance(2_000);
    await bus.panel([]);
    expect(happened.slice(2)).toEqual(['missing', 'icon again', 'shown']);
  });
});

describe('a desktop without icons', () => {
  it('gets the window at the start, and a word once in all', async () => {
    const { presence, follow, happened, memory } = setUp();
    await follow();
    expect(happened).toEqual(['window', 'missing']);
    expect(presence.toBeTold).toBe(true);
    expect(memory().toldOfNoTray).toBe(true);

    const later = setUp({ told: true });
    await later.follow();
    expect(later.happened).toEqual(['window', 'missing']);
    expect(later.presence.toBeTold).toBe(false);
  });

  it('is not said any more once a panel has come', async () => {
    const { presence, follow, bus } = setUp();
    await follow();
    await bus.panel([OURS]);
    expect(presence.host).toBe('shown');
    expect(presence.toBeTold).toBe(false);
  });

  it('gets no window for a panel that goes later: the screen may be locked', async () => {
    const { presence, follow, happened, bus, clock, memory } = setUp({ items: [OURS] });
    await follow();
    await bus.panel(undefined);
    await clock.advance(2_000);
    expect(happened).toEqual(['shown', 'missing']);
    expect(presence.toBeTold).toBe(false);
    expect(memory().toldOfNoTray).toBeUndefined();
  });

  it('is believed less than a person who has clicked the icon', async () => {
    const { presence, follow } = setUp();
    await follow();
    presence.clicked();
    expect(presence.host).toBe('shown');
  });
});

describe('what cannot be found out', () => {
  it.each([undefined, ''])('is unknown where there is no bus: %s', async (busAddress) => {
    const { presence, follow, happened } = setUp({ busAddress });
    await follow();
    expect(presence.host).toBe('unknown');
    expect(happened).toEqual([]);
  });

  it('is unknown where nobody answers, and nothing breaks', async () => {
    const connect = (): Promise<never> => Promise.reject(new Error('no such socket'));
    const { presence, follow, happened } = setUp({ connect });
    await follow();
    expect(presence.host).toBe('unknown');
    expect(happened).toEqual([]);
  });

  it('is unknown again when the bus ends', async () => {
    const { presence, follow, end, clock } = setUp({ items: [OURS] });
    await follow();
    end();
    expect(presence.host).toBe('unknown');
    expect(clock.waiting).toBe(0);
  });
});
