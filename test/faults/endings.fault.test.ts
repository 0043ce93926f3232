import { expect } from 'vitest';
import { withLease } from './support/doors.ts';
import type { FaultLab } from './support/fault-lab.ts';
import { row } from './support/row.ts';

const ENDINGS: Readonly<Record<string, (lab: FaultLab) => Promise<void>>> = {
  'a signal to end': (lab) => lab.app.terminate(),
  'the end of the session': async (lab) => {
    await lab.app.raise('shutdown');
    await lab.app.ended();
  },
};

for (const [ending, happens] of Object.entries(ENDINGS))
  row(
    'F35',
    `${ending} without a network: ends in time, and closes at the next start`,
    async (lab) => {
      await withLease(lab.app);
      await lab.proxy.refuse();
      const begun = performance.now();
      await happens(lab);
      expect(performance.now() - begun).toBeLessThan(15_000);
      expect(lab.ownRules()).toHaveLength(2);

      await lab.proxy.accept();
      await lab.app.launch();
      await lab.waitForRules(0);
      await lab.waitForNoLease();
    },
  );

row('F35', 'a person quits without a network: they are told what stays open', async (lab) => {
  await withLease(lab.app);
  await lab.proxy.refuse();
  await lab.app.quit();
  await lab.app.ended();
  expect(lab.app.dialogs.at(-1)?.title).toMatch(/^Still open: door/);

  await lab.proxy.accept();
  await lab.app.launch();
  await lab.waitForRules(0);
  await lab.waitForNoLease();
});
