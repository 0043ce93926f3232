import { readFileSync } from 'node:fs';
import path from 'node:path';
import { journalFile } from '../../src-main/disk/journal-file.ts';
import type { IdentityId } from '../../src-main/identities/identity.ts';
import type { Lease, LeaseId, RuleId } from '../../src-main/leases/lease.ts';
import { writeMark } from '../../src-main/leases/mark.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import type { PortRange, ResourceId } from '../../src-main/resources/resource.ts';
import type { SandboxWorld } from '../../src-main/sandbox/world.ts';
import { addKey, EU } from '../e2e/support/furnish.ts';
import { Lab } from '../e2e/support/lab.ts';
import { electronExecutable, startApp } from '../support/desktop/electron-app.ts';
import { isRoot } from '../support/desktop/ordinary-user.ts';
import { waitFor } from '../support/wait-for.ts';
import { inWords, spread } from './statistics.ts';
import type { Outcome } from './statistics.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const LEASES = 100;
/** AWS takes 50 at once and 5 a second after that. */
const FLOOR_MS = ((LEASES - 50) / 5) * 1_000;
const CLOSED_TARGET = 1.1;
const TRAY_TARGET = 1.1;
const PORTS: PortRange = { protocol: 'tcp', from: 22, to: 22 };
const SOURCE = '81.187.42.19/32' as Cidr;
const HOUR_MS = 3_600_000;

/**
 * A hundred leases in a hundred groups, all past their end, at the start: how long until AWS holds
 * none of their rules, against the least its limits allow; and whether the icon comes later for it.
 */
export async function benchStale(runs: number): Promise<readonly Outcome[]> {
  const alone: number[] = [];
  const burdened: number[] = [];
  const closed: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    // An AWS of its own each time: the run before has used up what this one may ask.
    const lab = await Lab.start({ tokenBuckets: true });
    try {
      await lab.launch();
      const identityId = await addKey(lab);
      await lab.app.kill();
      await lab.desktop.tray.gone();
      await launch(lab);
      alone.push((await launch(lab)).trayMs);
      const { trayMs, closedMs } = await launch(lab, leaveBehind(lab, identityId));
      burdened.push(trayMs);
      closed.push(closedMs);
    } finally {
      await lab.stop();
    }
  }
  return [closing(closed), tray(burdened, alone)];
}

function closing(closed: readonly number[]): Outcome {
  const us = spread(closed);
  const ratio = us.median / FLOOR_MS;
  return {
    name: '100 stale leases at start, closed',
    line: `${inWords(us)} from the first revoke to the last, ${ratio.toFixed(2)}× what AWS's limits allow (target ≤ ${CLOSED_TARGET.toFixed(2)}×)`,
    within: ratio <= CLOSED_TARGET,
  };
}

function tray(burdened: readonly number[], alone: readonly number[]): Outcome {
  const [us, peer] = [spread(burdened), spread(alone)];
  const ratio = us.median / peer.median;
  return {
    name: '100 stale leases at start, tray',
    line: `${inWords(us)} against ${inWords(peer)} with none: ${ratio.toFixed(2)}× (target ≤ ${TRAY_TARGET.toFixed(2)}×)`,
    within: ratio <= TRAY_TARGET,
  };
}

/** Starts the app; with groups, waits until nothing of ours stands in them. */
async function launch(
  lab: Lab,
  groups: readonly string[] = [],
): Promise<{ readonly trayMs: number; readonly closedMs: number }> {
  const { desktop, aws } = lab;
  const item = desktop.tray.item();
  const seen = aws.requests.length;
  const startedAt = performance.now();
  const app = await startApp(desktop, await electronExecutable(), {
    userData: lab.userData,
    args: [PROJECT, ...(isRoot() ? ['--no-sandbox'] : [])],
    env: lab.environment(),
  });
  await item;
  const trayMs = performance.now() - startedAt;
  await waitFor(() => groups.every((group) => lab.ownRules(group).length === 0), {
    what: 'all to be closed',
    timeoutMs: 60_000,
  });
  const revokes = aws.requests
    .slice(seen)
    .filter(({ action, status }) => action === 'RevokeSecurityGroupIngress' && status === 200)
    .map(({ at }) => at);
  await app.kill();
  await desktop.tray.gone();
  return { trayMs, closedMs: Math.max(0, ...revokes) - Math.min(...revokes, Infinity) };
}

/** What a run that was killed a while ago has left: rules in AWS, and its journal. */
function leaveBehind(lab: Lab, identityId: IdentityId): readonly string[] {
  const app = readFileSync(path.join(lab.userData, 'app.json'), 'utf8');
  const { installId } = JSON.parse(app) as { installId: string };
  const leases = Array.from({ length: LEASES }, (_, index) => {
    const number = String(index).padStart(6, '0');
    return staleLease(lab.aws.world, { number, installId, identityId });
  });
  const saved = journalFile(path.join(lab.userData, 'aws', 'journal.json')).save(leases, false);
  if (!saved.ok) throw new Error('the journal cannot be written');
  return leases.map(({ resource }) => resource.groupId);
}

function staleLease(
  world: SandboxWorld,
  of: { readonly number: string; readonly installId: string; readonly identityId: IdentityId },
): Lease {
  const [pattern] = world.groups();
  if (!pattern) throw new Error('the sandbox has no group');
  const groupId = `sg-0be0${of.number}0000000`;
  const id = `bench${of.number}` as LeaseId;
  const until = Date.now() - HOUR_MS;
  world.addGroup({ ...pattern, id: groupId, name: `bench-${of.number}` });
  const mark = { leaseId: id, install: of.installId, person: 'ana', host: 'bench', until };
  const rule = world.addForeignRule({
    groupId,
    fromPort: 22,
    cidr: SOURCE,
    description: writeMark(mark, { groupId, ports: PORTS, source: SOURCE }),
  });
  return {
    id,
    resource: {
      kind: 'security-group',
      id: `r${of.number}` as ResourceId,
      label: `bench ${of.number}`,
      identityId: of.identityId,
      region: EU,
      groupId,
      ports: [PORTS],
      usualDuration: { kind: 'minutes', minutes: 60 },
      tagRules: false,
    },
    plan: { kind: 'until', deadline: until },
    openedAt: until - HOUR_MS,
    sources: [SOURCE],
    grants: [{ ruleId: rule.id as RuleId, ports: PORTS, source: SOURCE }],
    state: { kind: 'open', termEnd: until },
  };
}
