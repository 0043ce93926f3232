import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from '../e2e/support/furnish.ts';
import { Lab } from '../e2e/support/lab.ts';
import type { Judged } from './support/invariants.ts';
import { promisesHold } from './support/row.ts';
import { Strangers } from './support/strangers.ts';

const { bastionProd } = SANDBOX_GROUPS;

it(
  'F30: two apps of one person: the second shows the first, and a crash leaves no lock behind',
  { timeout: 180_000 },
  async ({ task }) => {
    const lab = await Lab.start();
    const strangers = new Strangers(lab.aws.world);
    try {
      const first = await lab.launch();
      const { bastion } = await addDoors(lab);
      await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'usual' } });
      const second = await lab.launchAgain();
      await second.waitForExit();
      expect(first.isRunning()).toBe(true);
      expect(lab.ownRules(bastionProd)).toHaveLength(2);

      await first.kill();
      await lab.launch();
      await lab.waitForTray(/^Close bastion/);
      expect(lab.ownRules(bastionProd)).toHaveLength(2);
      await promisesHold(judged(lab, strangers), task);
    } finally {
      await lab.stop();
    }
  },
);

function judged(lab: Lab, strangers: Strangers): Judged {
  const app = path.join(lab.userData, 'app.json');
  const { installId } = JSON.parse(readFileSync(app, 'utf8')) as { installId: string };
  return {
    world: lab.aws.world,
    strangers,
    folder: lab.desktop.folder,
    now: Date.now,
    apps: [{ isRunning: true, installId, snapshot: () => lab.snapshot() }],
  };
}
