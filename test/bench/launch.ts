import path from 'node:path';
import { addDoors } from '../e2e/support/furnish.ts';
import { Lab } from '../e2e/support/lab.ts';
import type { Desktop } from '../support/desktop/desktop.ts';
import { electronExecutable, startApp } from '../support/desktop/electron-app.ts';
import { isRoot } from '../support/desktop/ordinary-user.ts';
import { inWords, spread } from './statistics.ts';
import type { Outcome } from './statistics.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const PEER = path.join(import.meta.dirname, 'peer');
const TARGET = 1.1;

/**
 * From starting the process to its icon in the tray, against the least a tray app can be, both with
 * folders a first start has made.
 */
export async function benchLaunch(runs: number): Promise<Outcome> {
  const lab = await Lab.start();
  const { desktop } = lab;
  try {
    await setUp(lab);
    const ours: number[] = [];
    const peers: number[] = [];
    for (let run = -1; run < runs; run += 1) {
      const peer = await launch(desktop, PEER, path.join(desktop.folder, 'peer'));
      const our = await launch(desktop, PROJECT, lab.userData);
      // The first of each warms the disk and makes the folders.
      if (run < 0) continue;
      peers.push(peer);
      ours.push(our);
    }
    const [us, peer] = [spread(ours), spread(peers)];
    const ratio = us.median / peer.median;
    return {
      name: 'launch to tray',
      line: `${inWords(us)} against ${inWords(peer)} for a hello-world tray: ${ratio.toFixed(2)}× (target ≤ ${TARGET.toFixed(2)}×)`,
      within: ratio <= TARGET,
    };
  } finally {
    await lab.stop();
  }
}

/** Later starts are what a person waits for: with a key and resources, and no window. */
async function setUp(lab: Lab): Promise<void> {
  await lab.launch();
  await addDoors(lab);
  await lab.app.kill();
  await lab.desktop.tray.gone();
}

async function launch(desktop: Desktop, appDir: string, userData: string): Promise<number> {
  const seen = desktop.tray.nextItem();
  const startedAt = performance.now();
  const app = await startApp(desktop, await electronExecutable(), {
    userData,
    args: [appDir, ...(isRoot() ? ['--no-sandbox'] : [])],
    env: { PEER_ICON: 'tray/closed-on-light.png' },
  });
  await seen;
  const took = performance.now() - startedAt;
  await app.kill();
  await desktop.tray.gone();
  return took;
}
