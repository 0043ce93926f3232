import { waitFor } from '../support/wait-for.ts';
import { addDoors } from './support/furnish.ts';
import type { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

/** The window that opens by itself. */
async function windowByItself(lab: Lab) {
  const { electron } = lab.app;
  return waitFor(() => electron.windows()[0], { what: 'the window to open by itself' });
}

test.describe('on a desktop without tray icons', () => {
  test.use({ labOptions: { trayHost: false } });

  test('the window opens and says once why; closing puts it down, and it can be quit', async ({
    lab,
  }) => {
    const page = await windowByItself(lab);
    await expect(page.getByText('Your desktop shows no tray icons.')).toBeVisible();
    await addDoors(lab);
    expect((await lab.snapshot()).trayHost).toBe('missing');
    await lab.app.kill();

    // A key is there and nothing needs the person: only the missing icon opens the window.
    await lab.launch();
    const again = await windowByItself(lab);
    await expect(again.getByRole('button', { name: 'Quit' })).toBeVisible();
    await expect(again.getByText('Your desktop shows no tray icons.')).toBeHidden();

    // Without a window manager nothing goes down: what counts is that it is asked for.
    await lab.app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('no window');
      window.minimize = () => {
        window.setTitle('put down');
      };
      window.close();
    });
    const titles = await lab.app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    );
    expect(titles).toEqual(['put down']);
    await expect(again.getByText('bastion').first()).toBeVisible();

    await again.getByRole('button', { name: 'Quit' }).click();
    await lab.app.waitForExit();
  });

  test('a panel that comes later gets the icon, and the window closes again', async ({ lab }) => {
    const page = await windowByItself(lab);
    await addDoors(lab);
    await expect(page.getByRole('button', { name: 'Quit' })).toBeVisible();

    const panel = await lab.desktop.startTrayHost();
    await panel.item();
    await lab.waitForTray(/^Open bastion · SSH 22/);
    await panel.waitForTooltip(/nothing open/);
    await expect(page.getByRole('button', { name: 'Quit' })).toBeHidden();
    await lab.closeWindow();
    await lab.clickTray(/^Open bastion/);
    await lab.waitForTray(/^Close bastion/);
  });
});

test('a panel that starts anew gets the icon again, as it is', async ({ lab }) => {
  await addDoors(lab);
  const closed = await lab.desktop.tray.icon();
  await lab.clickTray(/^Open bastion/);
  await lab.waitForTray(/^Close bastion/);

  await lab.desktop.stopTrayHost();
  await expect.poll(async () => (await lab.snapshot()).trayHost).toBe('missing');
  const panel = await lab.desktop.startTrayHost();
  await panel.item();
  await lab.waitForTray(/^Close bastion/);
  await panel.waitForTooltip(/bastion is open until/);
  expect((await panel.icon()).data.equals(closed.data)).toBe(false);
  await expect.poll(async () => (await lab.snapshot()).trayHost).toBe('shown');
  // It was not there for a moment: no reason to send anybody a window or a word.
  expect((await lab.snapshot()).tellOfNoTray).toBeUndefined();
});

test('the app goes on when the bus says nothing about panels', async ({ lab }) => {
  await lab.app.kill();
  await lab.launch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' });
  await windowByItself(lab);
  const { trayHost } = await lab.snapshot();
  expect(trayHost).toBe('unknown');
});
