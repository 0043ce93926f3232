import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from '../e2e/support/furnish.ts';
import type { Doors } from '../e2e/support/furnish.ts';
import { Lab } from '../e2e/support/lab.ts';
import { waitFor } from '../support/wait-for.ts';
import { inWords, spread } from './statistics.ts';
import type { Outcome } from './statistics.ts';

const AWAKE_TARGET_MS = 1_000;
const WAKING_TARGET_MS = 5_000;
const GROUP = SANDBOX_GROUPS.bastionProd;
const STOPPED_MS = 30_000;

/** From the end of a lease to the revoke at AWS's door, while the app runs. */
export async function benchDeadline(runs: number): Promise<Outcome> {
  return withLab(async (lab, doors) => {
    const late: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const end = await openFor(lab, doors, 1_500);
      late.push((await revokedAt(lab)) - end);
      await lab.waitForRules(GROUP, 0);
    }
    const us = spread(late);
    return {
      name: 'deadline to revoke, awake',
      line: `${inWords(us)} after the end (target ≤ ${String(AWAKE_TARGET_MS)} ms)`,
      within: us.p90 <= AWAKE_TARGET_MS,
    };
  });
}

/** The process stands still past the end of a lease, as in a computer that sleeps, and goes on. */
export async function benchWaking(runs: number): Promise<Outcome> {
  return withLab(async (lab, doors) => {
    const late: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      await openFor(lab, doors, 5_000);
      process.kill(lab.app.pid, 'SIGSTOP');
      const stoppedAt = Date.now();
      await waitFor(() => Date.now() - stoppedAt >= STOPPED_MS, {
        what: 'the sleep to be over',
        timeoutMs: 2 * STOPPED_MS,
      });
      process.kill(lab.app.pid, 'SIGCONT');
      const wokenAt = Date.now();
      late.push((await revokedAt(lab)) - wokenAt);
      await lab.waitForRules(GROUP, 0);
    }
    const us = spread(late);
    return {
      name: 'waking past the deadline to revoke',
      line: `${inWords(us)} after SIGCONT, 30 s stopped (target ≤ ${String(WAKING_TARGET_MS)} ms)`,
      within: us.p90 <= WAKING_TARGET_MS,
    };
  });
}

async function withLab(bench: (lab: Lab, doors: Doors) => Promise<Outcome>): Promise<Outcome> {
  const lab = await Lab.start();
  try {
    await lab.launch();
    return await bench(lab, await addDoors(lab));
  } finally {
    await lab.stop();
  }
}

/** Opens the bastion; answers when the lease ends. */
async function openFor(lab: Lab, { bastion }: Doors, ms: number): Promise<number> {
  const at = Date.now() + ms;
  await lab.done('lease.open', { resourceId: bastion, duration: { kind: 'until', at } });
  return at;
}

async function revokedAt(lab: Lab): Promise<number> {
  const seen = lab.aws.requests.length;
  const revoke = await waitFor(
    () =>
      lab.aws.requests.slice(seen).find(({ action }) => action === 'RevokeSecurityGroupIngress'),
    { what: 'the revoke', timeoutMs: 60_000 },
  );
  return revoke.at;
}
