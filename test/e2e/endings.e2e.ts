import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const { bastionProd } = SANDBOX_GROUPS;

async function openFor(lab: Lab, ms: number): Promise<void> {
  const { bastion } = await addDoors(lab);
  const duration = { kind: 'until', at: Date.now() + ms } as const;
  await lab.done('lease.open', { resourceId: bastion, duration });
  expect(lab.ownRules(bastionProd)).toHaveLength(2);
}

/** Answers the question of the quit dialog, which belongs to the system. */
async function answerDialogs(lab: Lab, response: number): Promise<void> {
  await lab.app.electron.evaluate(({ dialog }, answer) => {
    dialog.showMessageBox = () => Promise.resolve({ response: answer, checkboxChecked: false });
  }, response);
}

test('what a killed app left behind is closed at the next start when it is late', async ({
  lab,
}) => {
  const until = Date.now() + 3_000;
  await openFor(lab, 3_000);
  await lab.app.kill();
  await expect.poll(() => Date.now()).toBeGreaterThan(until);
  expect(lab.ownRules(bastionProd)).toHaveLength(2);

  await lab.launch();
  await lab.waitForRules(bastionProd, 0);
});

test('a lease that is not late survives a killed app and is shown again', async ({ lab }) => {
  await openFor(lab, 60 * 60_000);
  await lab.app.kill();
  await lab.launch();
  await lab.waitForTray(/^Close bastion/);
  expect(lab.ownRules(bastionProd)).toHaveLength(2);
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(bastionProd, 0);
});

test('quitting asks once and closes', async ({ lab }) => {
  await openFor(lab, 60 * 60_000);
  await answerDialogs(lab, 0);
  await lab.clickTray(/quit/i);
  await lab.app.waitForExit();
  expect(lab.ownRules(bastionProd)).toEqual([]);
});

test('quitting can leave open, and the next start takes over', async ({ lab }) => {
  await openFor(lab, 60 * 60_000);
  await answerDialogs(lab, 1);
  await lab.clickTray(/quit/i);
  await lab.app.waitForExit();
  expect(lab.ownRules(bastionProd)).toHaveLength(2);
  await lab.launch();
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(bastionProd, 0);
});

test('the end of the desktop closes without asking', async ({ lab }) => {
  await openFor(lab, 60 * 60_000);
  await lab.app.terminate();
  expect(lab.ownRules(bastionProd)).toEqual([]);
});

test('a second launch opens the window of the first', async ({ lab }) => {
  await addDoors(lab);
  const first = lab.app;
  const window = await lab.window();
  await window.close();
  await expect.poll(() => first.electron.windows().length).toBe(0);

  const shown = first.electron.waitForEvent('window');
  const second = await lab.launchAgain();
  await shown;
  await second.waitForExit();
  expect(first.isRunning()).toBe(true);
});

test('a link leads to its screen, and opens nothing whatever it says', async ({ lab }) => {
  await addDoors(lab);
  const page = await lab.window();
  const follow = async (link: string): Promise<void> => {
    const second = await lab.launchAgain(link);
    await second.waitForExit();
  };
  await follow('drawbridge://activity');
  await expect.poll(() => new URL(page.url()).hash).toBe('#activity');
  await follow('drawbridge://settings');
  await expect.poll(() => new URL(page.url()).hash).toBe('#settings');
  await follow('drawbridge://open/bastion?minutes=600');
  // One that leads somewhere, so that the one before has been dealt with.
  await follow('drawbridge://policy');
  await expect.poll(() => new URL(page.url()).hash).toBe('#policy');
  expect(lab.ownRules(bastionProd)).toEqual([]);
});
