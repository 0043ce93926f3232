import { setTimeout as pass } from 'node:timers/promises';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { Desktop } from '../support/desktop/desktop.ts';
import type { Metric } from './metric.ts';
import { limitRow, ratioRow } from './rows.ts';
import { activityOf } from './support/process-tree.ts';
import { furnished, inLab, startOurs, startPeer, withPeerDesktop } from './support/pairs.ts';

interface Idling {
  readonly cpuPercent: number;
  readonly switches: number;
}

/** One minute with one lease open. All side by side: who idles is in nobody's way. */
export const IDLE: Metric = {
  number: 12,
  name: 'idle, tray only, one lease open',
  peer: 'hello-world tray, at the same time',
  waits: true,
  measure: async ({ few, wait }) => {
    const settleMs = wait(20_000, 10_000);
    const measureMs = wait(60_000, 20_000);
    const pairs = await Promise.all(
      Array.from({ length: few }, () => pairIdling(settleMs, measureMs)),
    );
    const ours = pairs.map((pair) => pair.ours);
    const peer = pairs.map((pair) => pair.peer);
    const cpu = (each: readonly Idling[]): number[] => each.map(({ cpuPercent }) => cpuPercent);
    const switches = (each: readonly Idling[]): number[] => each.map((one) => one.switches);
    return [
      limitRow('CPU, of one core', cpu(ours), 0.2, { unit: '%', peer: cpu(peer) }),
      ratioRow('wake-ups', { ours: switches(ours), peer: switches(peer) }, 1.5, '/s'),
    ];
  },
};

function pairIdling(
  settleMs: number,
  measureMs: number,
): Promise<{ readonly ours: Idling; readonly peer: Idling }> {
  return inLab({}, async (lab) =>
    withPeerDesktop(await Desktop.start({ keyring: 'absent' }), async (beside) => {
      await furnished(lab);
      const ours = await startOurs(lab, { args: ['--hidden'] });
      const peer = await startPeer(beside, lab.aws.url);
      try {
        await lab.clickTray(/^Open bastion/);
        await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
        await beside.tray.item();
        await pass(settleMs);
        const before = [activityOf(ours.pid), activityOf(peer.pid)] as const;
        await pass(measureMs);
        const after = [activityOf(ours.pid), activityOf(peer.pid)] as const;
        const idling = (at: 0 | 1): Idling => ({
          cpuPercent: ((after[at].cpuSeconds - before[at].cpuSeconds) / measureMs) * 100_000,
          switches: ((after[at].switches - before[at].switches) / measureMs) * 1_000,
        });
        return { ours: idling(0), peer: idling(1) };
      } finally {
        await ours.kill();
        await peer.kill();
      }
    }),
  );
}
