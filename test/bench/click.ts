import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from '../e2e/support/furnish.ts';
import type { Lab } from '../e2e/support/lab.ts';
import { Desktop } from '../support/desktop/desktop.ts';
import type { RunningProcess } from '../support/desktop/electron-app.ts';
import { waitFor } from '../support/wait-for.ts';
import type { Effort, Metric, Row } from './metric.ts';
import { moreRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import {
  furnished,
  inLab,
  startOurs,
  startPeer,
  stopped,
  withPeerDesktop,
} from './support/pairs.ts';

const GROUP = SANDBOX_GROUPS.bastionProd;
const PEER_WORDS = 'hello-world tray that sends a bare signed request';

/**
 * From the click in the tray menu to the request at AWS's door, warm, journal written and synced:
 * against a hello-world tray whose menu item sends a bare signed request to the same door.
 */
export const WARM_CLICK: Metric = {
  number: 3,
  name: 'click → request on the wire, warm',
  peer: PEER_WORDS,
  measure: async ({ runs }) =>
    withBoth(async (lab, beside) => {
      await lab.launch();
      await addDoors(lab);
      await lab.closeWindow();
      const peer = await startPeer(beside, lab.aws.url);
      await beside.tray.item();
      try {
        // The first ones load the SDK, open the sockets and learn the address.
        const clicks: Clicks = [() => ourClick(lab), () => peerClick(lab, beside)];
        const took = await interleaved(2 * runs, clicks, 2);
        return [moreRow('median', took, 5), moreRow('95 of 100', took, 10, { at: 'p95' })];
      } finally {
        await peer.kill();
      }
    }),
};

/** The same, for the first click after a launch, after a while and at once. */
export const FIRST_CLICK: Metric = {
  number: 4,
  name: 'first click after launch',
  peer: PEER_WORDS,
  measure: async (effort) =>
    withBoth(async (lab, beside) => {
      await furnished(lab);
      return [
        await firstClick(lab, beside, effort, { afterMs: effort.wait(5_000, 3_000), atMost: 40 }),
        await firstClick(lab, beside, effort, { afterMs: 500, atMost: 90 }),
      ];
    }),
};

type Clicks = readonly [() => Promise<number>, () => Promise<number>];

async function firstClick(
  lab: Lab,
  beside: Desktop,
  { runs }: Effort,
  { afterMs, atMost }: { readonly afterMs: number; readonly atMost: number },
): Promise<Row> {
  const took = await interleaved(runs, [
    () =>
      afterLaunch(
        lab,
        () => startOurs(lab),
        afterMs,
        () => ourClick(lab),
      ),
    () =>
      afterLaunch(
        { desktop: beside },
        () => startPeer(beside, lab.aws.url),
        afterMs,
        () => peerClick(lab, beside),
      ),
  ]);
  return moreRow(`${String(afterMs / 1_000)} s after the icon`, took, atMost);
}

async function afterLaunch(
  on: Pick<Lab, 'desktop'>,
  start: () => Promise<RunningProcess>,
  afterMs: number,
  click: () => Promise<number>,
): Promise<number> {
  const seen = on.desktop.tray.nextItem();
  const app = await start();
  await seen;
  const seenAt = performance.now();
  await waitFor(() => performance.now() - seenAt >= afterMs, { what: 'the moment of the click' });
  try {
    return await click();
  } finally {
    await stopped(on, app);
  }
}

function withBoth<T>(deed: (lab: Lab, beside: Desktop) => Promise<T>): Promise<T> {
  return inLab({ preciseClock: true }, async (lab) =>
    withPeerDesktop(await Desktop.start({ keyring: 'absent' }), (beside) => deed(lab, beside)),
  );
}

async function peerClick(lab: Lab, { tray }: Desktop): Promise<number> {
  return timed(lab, await tray.aim('Send'), 'DescribeRegions');
}

/** Opens, and closes again for the next. */
async function ourClick(lab: Lab): Promise<number> {
  const item = await lab.waitForTray(/^Open bastion/);
  const click = await lab.desktop.tray.aim(item);
  const took = await timed(lab, click, 'AuthorizeSecurityGroupIngress');
  await lab.waitForRules(GROUP, 2);
  await lab.clickTray(/^Close bastion/);
  await lab.waitForRules(GROUP, 0);
  await lab.waitForTray(/^Open bastion/);
  return took;
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
