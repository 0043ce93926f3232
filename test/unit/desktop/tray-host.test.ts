import { describe, expect, it } from 'vitest';
import { TrayHostWatch } from '../../../src-main/desktop/tray-host.ts';
import type { TrayHostSeen } from '../../../src-main/desktop/tray-host.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeSessionBus } from '../../support/fake-session-bus.ts';

const OURS = ':1.7/StatusNotifierItem';
const PID = 4711;

async function setUp(arrange: (bus: FakeSessionBus) => void = () => undefined) {
  const bus = new FakeSessionBus();
  const clock = new FakeClock();
  bus.pids.set(':1.7', PID).set(':1.8', 99);
  arrange(bus);
  const seen: TrayHostSeen[] = [];
  const watch = new TrayHostWatch({ bus, clock, pid: PID, onSeen: (one) => seen.push(one) });
  await watch.start();
  await settle();
  return { bus, clock, watch, seen };
}

describe('whether the desktop shows tray icons', () => {
  it('is so where a panel has ours', async () => {
    const { seen } = await setUp((bus) => {
      bus.items = [':1.8', OURS];
    });
    expect(seen).toEqual([{ host: 'shown', ours: true }]);
  });

  it('is so, without ours, where it lists only those of others, and those that have gone', async () => {
    const { seen } = await setUp((bus) => {
      bus.items = [':1.8', ':1.99/StatusNotifierItem'];
    });
    expect(seen).toEqual([{ host: 'shown', ours: false }]);
  });

  it.each([
    ['nobody watches for icons', (bus: FakeSessionBus) => (bus.items = undefined)],
    [
      'somebody watches and nobody shows them',
      (bus: FakeSessionBus) => {
        bus.items = [];
        bus.hostRegistered = false;
      },
    ],
  ])('is not so where %s, which is said after a moment', async (_where, arrange) => {
    const { seen, clock } = await setUp(arrange);
    expect(seen).toEqual([]);
    await clock.advance(2_000);
    expect(seen).toEqual([{ host: 'missing' }]);
  });

  it('waits for a panel that starts side by side with the app', async () => {
    const { bus, seen, clock } = await setUp();
    await clock.advance(1_500);
    await bus.panel([OURS]);
    await clock.advance(5_000);
    expect(seen).toEqual([{ host: 'shown', ours: true }]);
    expect(clock.waiting).toBe(0);
  });

  it('follows a panel that goes and comes back', async () => {
    const { bus, seen, clock } = await setUp((made) => {
      made.items = [OURS];
    });
    await bus.panel(undefined);
    await clock.advance(2_000);
    await bus.panel([]);
    expect(seen.slice(1)).toEqual([{ host: 'missing' }, { host: 'shown', ours: false }]);
  });

  it('hears of a host that registers with a watcher that was there', async () => {
    const { bus, seen } = await setUp((made) => {
      made.items = [];
      made.hostRegistered = false;
    });
    bus.hostRegistered = true;
    await bus.raise('StatusNotifierHostRegistered');
    expect(seen).toEqual([{ host: 'shown', ours: false }]);
  });

  it('is not known where the bus does not say', async () => {
    const { bus, seen } = await setUp((made) => {
      made.items = [OURS];
    });
    bus.broken = true;
    await bus.raise('StatusNotifierHostUnregistered');
    expect(seen.at(-1)).toEqual({ host: 'unknown' });
  });

  it('is of no interest after the end', async () => {
    const { bus, seen, watch, clock } = await setUp();
    watch.stop();
    await bus.panel([OURS]);
    await clock.advance(10_000);
    expect(seen).toEqual([]);
    expect(clock.waiting).toBe(0);
  });
});
