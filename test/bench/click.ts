import path from 'node:path';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { addDoors } from '../e2e/support/furnish.ts';
import { Lab } from '../e2e/support/lab.ts';
import { Desktop } from '../support/desktop/desktop.ts';
import { electronExecutable, startApp } from '../support/desktop/electron-app.ts';
import type { RunningProcess } from '../support/desktop/electron-app.ts';
import { isRoot } from '../support/desktop/ordinary-user.ts';
import { waitFor } from '../support/wait-for.ts';
import { inWords, spread } from './statistics.ts';
import type { Outcome } from './statistics.ts';

const PEER = path.join(import.meta.dirname, 'peer');
const TARGET_MS = 5;
const GROUP = SANDBOX_GROUPS.bastionProd;

/**
 * From the click in the tray menu to the request at AWS's door, warm, journal written and synced:
 * against a hello-world tray whose only menu item sends a bare signed request to the same door.
 */
export async function benchClick(runs: number): Promise<Outcome> {
  const lab = await Lab.start({ preciseClock: true, unwatched: true });
  const beside = await Desktop.start();
  let peer: RunningProcess | undefined;
  try {
    await lab.launch();
    await addDoors(lab);
    await (await lab.window()).close();
    peer = await startPeer(beside, lab.aws.url);
    const ours: number[] = [];
    const peers: number[] = [];
    for (let run = -2; run < runs; run += 1) {
      const bare = await timed(lab, await beside.tray.aim('Send'), 'DescribeRegions');
      const item = await lab.waitForTray(/^Open bastion/);
      const our = await timed(
        lab,
        await lab.desktop.tray.aim(item),
        'AuthorizeSecurityGroupIngress',
      );
      await lab.waitForRules(GROUP, 2);
      await lab.clickTray(/^Close bastion/);
      await lab.waitForRules(GROUP, 0);
      // The first two load the SDK, open the sockets and learn the address.
      if (run < 0) continue;
      peers.push(bare);
      ours.push(our);
    }
    const [us, bare] = [spread(ours), spread(peers)];
    const more = us.median - bare.median;
    return {
      name: 'click to request on the wire',
      line: `${inWords(us)} against ${inWords(bare)} for a bare signed request: ${more >= 0 ? '+' : '−'}${Math.abs(more).toFixed(1)} ms (target ≤ +${String(TARGET_MS)} ms)`,
      within: more <= TARGET_MS,
    };
  } finally {
    await peer?.kill();
    await lab.stop();
    await beside.stop();
  }
}

async function startPeer(desktop: Desktop, endpoint: string): Promise<RunningProcess> {
  const peer = await startApp(desktop, await electronExecutable(), {
    userData: path.join(desktop.folder, 'peer'),
    args: [PEER, ...(isRoot() ? ['--no-sandbox'] : [])],
    env: {
      PEER_ICON: 'tray/closed-on-light.png',
      PEER_ENDPOINT: endpoint,
      PEER_BODY: 'Action=DescribeRegions&Version=2016-11-15',
      PEER_KEY_ID: SANDBOX_KEY.accessKeyId,
      PEER_SECRET: SANDBOX_KEY.secretAccessKey,
    },
  });
  await desktop.tray.item();
  return peer;
}

async function timed(lab: Lab, click: () => Promise<void>, action: string): Promise<number> {
  const seen = lab.aws.requests.length;
  const startedAt = performance.timeOrigin + performance.now();
  await click();
  const arrived = await waitFor(
    () => lab.aws.requests.slice(seen).find((request) => request.action === action),
    { what: `${action} to arrive` },
  );
  return arrived.at - startedAt;
}
