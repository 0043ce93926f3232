import path from 'node:path';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { bytesIn } from '../bench/size.ts';
import { Relay } from '../bench/support/relay.ts';
import { electronExecutable } from '../support/desktop/electron-app.ts';
import { addDoors } from './support/furnish.ts';
import { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const UNPACKED = path.resolve(import.meta.dirname, '../../dist/linux-unpacked');
const MB = 1024 * 1024;
const OURS = 5 * MB;
const GROUP = SANDBOX_GROUPS.bastionProd;

/** Kept in the main process. */
interface Used {
  used?: WeakRef<Uint8Array>;
}

test('the package is no more than 5 MB larger than Electron without its languages', async () => {
  const electron = path.dirname(await electronExecutable());
  const runtime = bytesIn(electron) - bytesIn(path.join(electron, 'locales'));
  expect(bytesIn(UNPACKED) - runtime).toBeLessThanOrEqual(OURS);
});

test('with nothing open the app has no more than one timer', async ({ lab }) => {
  await addDoors(lab);
  await lab.closeWindow();
  const timers = (): Promise<number> =>
    lab.app.electron.evaluate(
      () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
    );
  // What a start looks at takes its time; then it has to be quiet.
  await expect.poll(timers, { timeout: 30_000 }).toBeLessThanOrEqual(1);
});

test('what a window has used is given back soon after it is gone', async ({ lab }) => {
  await addDoors(lab);
  await lab.closeWindow();
  await lab.app.electron.evaluate(() => {
    (globalThis as Used).used = new WeakRef(new Uint8Array(1_000_000));
  });
  const isHeld = (): Promise<boolean> =>
    lab.app.electron.evaluate(() => (globalThis as Used).used?.deref() !== undefined);
  // By itself V8 would have no reason to look so soon.
  await expect.poll(isHeld, { timeout: 10_000 }).toBe(false);
});

test('clicks after the first open no new connection to AWS', async () => {
  const relay = await Relay.start();
  const lab = await Lab.start({ alsoKnownAs: relay.host });
  try {
    relay.leadTo(lab.aws.url);
    await lab.launch({ AWS_ENDPOINT_URL: relay.url });
    await addDoors(lab);
    const click = async (number: number): Promise<void> => {
      const opens = number % 2 === 1;
      await lab.clickTray(opens ? /^Open bastion/ : /^Close bastion/);
      await lab.waitForRules(GROUP, opens ? 2 : 0);
    };
    await click(1);
    // The ages of keys are read by another client, which on a busy machine comes later.
    await expect
      .poll(() => lab.aws.requests.map(({ action }) => action))
      .toContain('GetAccessKeyLastUsed');
    expect(relay.connections, 'the app goes by the relay').toBeGreaterThan(0);
    const ten = async (): Promise<number> => {
      const before = relay.connections;
      for (let number = 2; number <= 11; number += 1) await click(number);
      return relay.connections - before;
    };
    // Another look of the app beside a click may need a socket of its own, once: all are kept.
    await expect.poll(ten, { timeout: 60_000 }).toBe(0);
  } finally {
    await lab.stop();
    relay.stop();
  }
});
