import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { Lab } from '../e2e/support/lab.ts';
import type { RunningProcess } from '../support/desktop/electron-app.ts';
import type { Effort, Metric, Row } from './metric.ts';
import { ratioRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import { furnished, inLab, startOurs, startPeer, stopped } from './support/pairs.ts';

const TARGET = 1.1;

/** From starting the process to its icon in the panel. */
export const LAUNCH: Metric = {
  number: 1,
  name: 'launch → tray',
  peer: 'hello-world tray, same Electron',
  measure: async (effort) =>
    inLab({}, async (lab) => {
      const first = await firstStart(lab, effort);
      await furnished(lab);
      return [first, await laterStart(lab, effort)];
    }),
};

/** Nothing is there yet: every start has a folder of its own. */
async function firstStart(lab: Lab, { runs }: Effort): Promise<Row> {
  const fresh = (): Promise<string> => mkdtemp(path.join(lab.desktop.folder, 'fresh-'));
  const took = await interleaved(runs, [
    async () => {
      const userData = await fresh();
      return untilTray(lab, () => startOurs(lab, { userData }));
    },
    async () => {
      const userData = await fresh();
      return untilTray(lab, () => startPeer(lab.desktop, lab.aws.url, { userData }));
    },
  ]);
  return ratioRow('first start', took, TARGET);
}

/** What a person waits for every day: with a key and resources, both with folders in use. */
async function laterStart(lab: Lab, { runs }: Effort): Promise<Row> {
  const took = await interleaved(runs, [
    () => untilTray(lab, () => startOurs(lab)),
    () => untilTray(lab, () => startPeer(lab.desktop, lab.aws.url)),
  ]);
  return ratioRow('every later start', took, TARGET);
}

/** Milliseconds until the panel has heard of the icon; the app is ended. */
export async function untilTray(
  lab: Pick<Lab, 'desktop'>,
  start: () => Promise<RunningProcess>,
): Promise<number> {
  const seen = lab.desktop.tray.nextItem();
  const startedAt = performance.now();
  const app = await start();
  await seen;
  const took = performance.now() - startedAt;
  await stopped(lab, app);
  return took;
}
