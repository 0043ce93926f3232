import { expect } from 'vitest';
import { isChange, REVOKE } from './support/actions.ts';
import { furnish, HOUR, open, withLease, withMinutes } from './support/doors.ts';
import type { FaultLab } from './support/fault-lab.ts';
import { row } from './support/row.ts';

const MINUTE = 60_000;

for (const [direction, wallOffsetMs] of [
  ['slow', -HOUR],
  ['fast', HOUR],
] as const)
  row('F10', `a clock an hour ${direction}: a lease lasts as long as it should`, async (lab) => {
    await lab.app.change({ wallOffsetMs });
    await withMinutes(lab.app, 10);
    await sleepFor(lab, 5 * MINUTE);
    await expectStillOpen(lab);
    await sleepFor(lab, 6 * MINUTE);
    await lab.waitForRules(0);
    await lab.waitForNoLease();
  });

row('F11', 'a clock set back an hour during a lease: it still ends in time', async (lab) => {
  await withMinutes(lab.app, 10);
  await lab.app.change({ wallOffsetMs: lab.app.surroundings.wallOffsetMs - HOUR });
  await sleepFor(lab, 11 * MINUTE);
  await lab.waitForRules(0);
});

row('F11', 'a clock set forward an hour during a lease: it does not end early', async (lab) => {
  await withMinutes(lab.app, 10);
  await lab.app.change({ wallOffsetMs: lab.app.surroundings.wallOffsetMs + HOUR });
  await sleepFor(lab, 5 * MINUTE);
  await expectStillOpen(lab);
  await sleepFor(lab, 6 * MINUTE);
  await lab.waitForRules(0);
});

row('F12', 'asleep past the end of a lease: it is closed first on waking', async (lab) => {
  await withLease(lab.app, 3_000);
  const lease = await lab.lease();
  lab.app.freeze();
  await lab.waitUntilLate(lease);
  expect(lab.ownRules()).toHaveLength(2);
  const before = lab.proxy.log.length;
  lab.app.thaw();
  await lab.app.raise('resume');
  await lab.waitForRules(0, 5_000);
  expect(lab.proxy.log.slice(before).find(isChange)?.action).toBe(REVOKE);
});

row('F12', 'asleep for a night: it is closed first on waking', async (lab) => {
  const door = await furnish(lab.app);
  await open(lab.app, door, HOUR);
  await sleepFor(lab, 9 * HOUR);
  await lab.waitForRules(0, 5_000);
});

row('F13', 'closing on sleep without a network: pending, shown and done on waking', async (lab) => {
  await withLease(lab.app);
  const { settings } = await lab.app.snapshot();
  const closing = { ...settings, closeOnSleep: true };
  await lab.app.done('settings.change', { settings: closing });
  await lab.proxy.refuse();
  await lab.app.raise('suspend');
  await lab.waitForLease('a closing that waits', ({ state }) =>
    ['closing', 'unknown'].includes(state.kind),
  );
  await lab.proxy.accept();
  await lab.app.raise('resume');
  await lab.waitForRules(0);
  await lab.waitForNoLease();
});

/** What waking has begun would show by now: the app is asked, and asks in turn. */
async function expectStillOpen(lab: FaultLab): Promise<void> {
  expect((await lab.lease()).state.kind).toBe('open');
  await lab.app.done('address.check', {});
  expect((await lab.lease()).state.kind).toBe('open');
  expect(lab.ownRules()).toHaveLength(2);
}

/** The computer sleeps so long, and wakes. */
async function sleepFor(lab: FaultLab, ms: number): Promise<void> {
  await lab.app.raise('suspend');
  await lab.passTime(ms);
  await lab.app.raise('resume');
}
