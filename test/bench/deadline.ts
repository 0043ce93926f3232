import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pass } from 'node:timers/promises';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from '../e2e/support/furnish.ts';
import type { Doors } from '../e2e/support/furnish.ts';
import type { Lab } from '../e2e/support/lab.ts';
import { waitFor } from '../support/wait-for.ts';
import type { Effort, Metric, Row } from './metric.ts';
import { limitRow } from './rows.ts';
import { inLab } from './support/pairs.ts';

const GROUP = SANDBOX_GROUPS.bastionProd;
/** So many sleep at a time, and wake a moment apart. */
const SLEEPERS = 5;
const APART_MS = 1_500;

/** From the end of a lease to the revoke at AWS's door. */
export const DEADLINE: Metric = {
  number: 21,
  name: 'deadline → revoke on the wire',
  peer: 'bare setTimeout',
  waits: true,
  measure: async (effort) => [await awake(effort), await afterSleep(effort)],
};

interface Late {
  readonly ours: number;
  readonly peer: number;
}

function awake({ runs }: Effort): Promise<Row> {
  return withDoors(async (lab, doors) => {
    const late: Late[] = [];
    for (let run = 0; run < runs; run += 1) {
      const end = await openFor(lab, doors, 1_500);
      const bare = pass(end - Date.now()).then(() => Date.now() - end);
      late.push({ ours: (await revokedAt(lab)) - end, peer: await bare });
      await lab.waitForRules(GROUP, 0);
      // AWS has closed it before the app has seen so, and until then the door is open already.
      await waitFor(async () => (await lab.snapshot()).leases.length === 0, {
        what: 'the app to say so',
      });
    }
    return row('awake', late, 1_000);
  });
}

/** The process stands still past the end of a lease, as in a computer that sleeps, and goes on. */
async function afterSleep({ runs, wait }: Effort): Promise<Row> {
  const late: Late[] = [];
  while (late.length < runs) {
    const sleepers = Math.min(SLEEPERS, runs - late.length);
    const sleeps = Array.from({ length: sleepers }, async (_, number) => {
      await pass(number * APART_MS);
      return sleep(wait(30_000, 8_000));
    });
    late.push(...(await Promise.all(sleeps)));
  }
  return row(`stopped for ${String(wait(30, 8))} s past it`, late, 5_000);
}

function sleep(ms: number): Promise<Late> {
  return withDoors(async (lab, doors) => {
    const end = await openFor(lab, doors, 4_000);
    const bare = bareTimer(end - Date.now());
    const pids = [lab.app.pid, bare.pid];
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    await pass(ms);
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    const wokenAt = Date.now();
    const ours = (await revokedAt(lab)) - wokenAt;
    return { ours, peer: (await bare.firedAt) - wokenAt };
  });
}

/** A Node that does nothing but wait for one moment. */
function bareTimer(ms: number): { readonly pid: number; readonly firedAt: Promise<number> } {
  const waiting = `setTimeout(() => console.log(Date.now()), ${String(ms)})`;
  const child = spawn(process.execPath, ['-e', waiting], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.pid === undefined) throw new Error('Node cannot be started');
  const firedAt = once(child.stdout, 'data').then(([text]) => Number(String(text)));
  return { pid: child.pid, firedAt };
}

function row(label: string, late: readonly Late[], atMost: number): Row {
  const peer = late.map((each) => each.peer);
  return limitRow(
    label,
    late.map(({ ours }) => ours),
    atMost,
    { at: 'p95', peer },
  );
}

function withDoors<T>(deed: (lab: Lab, doors: Doors) => Promise<T>): Promise<T> {
  return inLab({}, async (lab) => {
    await lab.launch();
    return deed(lab, await addDoors(lab));
  });
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
