import { setTimeout as pass } from 'node:timers/promises';
import type { Lab } from '../e2e/support/lab.ts';
import { addKey, EU } from '../e2e/support/furnish.ts';
import type { RunningApp, RunningProcess } from '../support/desktop/electron-app.ts';
import type { Effort, Metric } from './metric.ts';
import { limitRow, ratioRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import { memoryMb } from './support/process-tree.ts';
import {
  driveOurs,
  drivePeer,
  furnished,
  inLab,
  startOurs,
  startPeer,
  stopped,
} from './support/pairs.ts';
import { closeWindows, openWindow } from './support/windows.ts';

const TARGET = 1.1;
const CYCLES = 10;
const MANY = 1_000;
/** So long a window stands before it is closed again, and so long it has to go. */
const LOOK_MS = 300;

/** As after logging in: the icon and nothing else. */
export const MEMORY_TRAY: Metric = {
  number: 9,
  name: 'memory, tray only, 30 s after the start',
  peer: 'hello-world tray',
  measure: async (effort) =>
    inLab({}, async (lab) => {
      await furnished(lab);
      const atRest = async (start: () => Promise<RunningProcess>): Promise<number> => {
        const app = await start();
        await pass(effort.wait(30_000, 5_000));
        const mb = memoryMb(app.pid);
        await stopped(lab, app);
        return mb;
      };
      const took = await interleaved(
        effort.few,
        [
          () => atRest(() => startOurs(lab, { args: ['--hidden'] })),
          () => atRest(() => startPeer(lab.desktop, lab.aws.url)),
        ],
        0,
      );
      return [ratioRow('PSS', took, TARGET, 'MB')];
    }),
};

/** What ten windows have left behind. */
export const MEMORY_AFTER_WINDOWS: Metric = {
  number: 10,
  name: 'memory after 10 × open and close',
  peer: 'hello-world tray doing the same',
  measure: async (effort) =>
    inLab({}, async (lab) => {
      await furnished(lab);
      const slopes = { ours: [] as number[], peer: [] as number[] };
      const took = await interleaved(
        effort.few,
        [
          async () => {
            const { mb, slope } = await afterWindows(lab, await driveOurs(lab), effort);
            slopes.ours.push(slope);
            return mb;
          },
          async () => {
            const { mb, slope } = await afterWindows(lab, await drivePeer(lab.desktop), effort);
            slopes.peer.push(slope);
            return mb;
          },
        ],
        0,
      );
      return [
        ratioRow('PSS, 10 s after the last', took, TARGET, 'MB'),
        limitRow('more with each', slopes.ours, 0.5, { unit: 'MB', peer: slopes.peer }),
      ];
    }),
};

/** A window full of resources, against one with a word in it. */
export const MEMORY_WINDOW: Metric = {
  number: 11,
  name: 'memory with the window, 1,000 resources',
  peer: 'bare-HTML window',
  measure: async (effort) =>
    inLab({}, async (lab) => {
      await furnishedWithMany(lab);
      const withWindow = async (app: RunningApp, ready: string): Promise<number> => {
        await lab.desktop.tray.item();
        await openWindow(lab, app);
        const [page] = app.electron.windows();
        await page?.locator(ready).first().waitFor();
        await pass(effort.wait(5_000, 2_000));
        const mb = memoryMb(app.pid);
        await stopped(lab, app);
        return mb;
      };
      const took = await interleaved(
        effort.few,
        [
          async () => withWindow(await driveOurs(lab), 'main li[data-index]'),
          async () => withWindow(await drivePeer(lab.desktop), 'h1'),
        ],
        0,
      );
      return [ratioRow('PSS', took, TARGET, 'MB')];
    }),
};

async function afterWindows(
  lab: Lab,
  app: RunningApp,
  effort: Effort,
): Promise<{ readonly mb: number; readonly slope: number }> {
  await lab.desktop.tray.item();
  const after: number[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    await openWindow(lab, app);
    await pass(LOOK_MS);
    await closeWindows(app);
    await pass(LOOK_MS);
    after.push(memoryMb(app.pid));
  }
  await pass(effort.wait(10_000, 3_000));
  const mb = memoryMb(app.pid);
  await stopped(lab, app);
  return { mb, slope: slopeOf(after.slice(1)) };
}

/** How much each number is above the one before, by the line that fits them best. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((all, one) => all + one, 0) / values.length;
  const rise = values.reduce((all, one, at) => all + (at - middle) * (one - mean), 0);
  return rise / values.reduce((all, _one, at) => all + (at - middle) ** 2, 0);
}

async function furnishedWithMany(lab: Lab): Promise<void> {
  await lab.launch();
  const identityId = await addKey(lab);
  const [pattern] = lab.aws.world.groups();
  if (!pattern) throw new Error('the sandbox has no group');
  const drafts = Array.from({ length: MANY }, (_, index) => {
    const groupId = `sg-0be1${String(index).padStart(13, '0')}`;
    const label = `Team ${String(index % 40)} door ${String(index)}`;
    lab.aws.world.addGroup({ ...pattern, id: groupId, name: `many-${String(index)}` });
    return { label, groupId };
  });
  const shared = {
    kind: 'security-group',
    identityId,
    region: EU,
    ports: [{ protocol: 'tcp', from: 22, to: 22 }],
    usualDuration: { kind: 'minutes', minutes: 60 },
    tagRules: false,
  } as const;
  for (const draft of drafts) await lab.done('resource.add', { draft: { ...shared, ...draft } });
  await stopped(lab, lab.app);
}
