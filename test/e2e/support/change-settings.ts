import type { Bridge } from '../../../src-main/bridge/commands.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import type { Lab } from './lab.ts';

/** Changes settings, and waits until tray and window know. */
export async function changeSettings(lab: Lab, part: Partial<Settings>): Promise<void> {
  const page = await lab.window();
  const { settings } = await lab.snapshot();
  await page.evaluate(
    (wanted) => {
      const { bridge } = window as unknown as { bridge: Bridge };
      return new Promise<void>((resolve) => {
        // The window and the tray have listened for longer, and are told first.
        const stop = bridge.onSnapshot((snapshot) => {
          if (JSON.stringify(snapshot.settings) !== JSON.stringify(wanted)) return;
          stop();
          resolve();
        });
        void bridge.call('settings.change', { settings: wanted });
      });
    },
    { ...settings, ...part },
  );
}
