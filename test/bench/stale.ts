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
import type { Lab } from '../e2e/support/lab.ts';
import { waitFor } from '../support/wait-for.ts';
import { untilTray } from './launch.ts';
import type { Effort, Metric, Row } from './metric.ts';
import { ratioRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import { inLab, startOurs, stopped } from './support/pairs.ts';

const LEASES = 100;
/** AWS takes 50 at once and 5 a second after that. */
const FLOOR_MS = ((LEASES - 50) / 5) * 1_000;
const TARGET = 1.1;
const PORTS: PortRange = { protocol: 'tcp', from: 22, to: 22 };
const SOURCE = '81.187.42.19/32' as Cidr;
const HOUR_MS = 3_600_000;

/**
 * A hundred leases in a hundred groups, all past their end, at the start: how long until AWS holds
 * none of their rules, against the least its limits allow; and whether the icon comes later for it.
 */
export const STALE: Metric = {
  number: 22,
  name: 'launch with 100 stale leases',
  peer: "AWS's limits; the same app with none",
  waits: true,
  measure: async (effort) => [await closing(effort), await tray(effort)],
};

async function closing({ few }: Effort): Promise<Row> {
  const took: number[] = [];
  for (let run = 0; run < few; run += 1)
    // An AWS of its own each time: the run before has used up what this one may ask.
    took.push(await withKey(async (lab, identityId) => closingTook(lab, identityId)));
  const floor = took.map(() => FLOOR_MS);
  return ratioRow('all reconciled, first revoke to last', { ours: took, peer: floor }, TARGET);
}

function tray({ runs }: Effort): Promise<Row> {
  return withKey(async (lab, identityId) => {
    const leases = leaveBehind(lab, identityId);
    const took = await interleaved(runs, [
      () => {
        writeJournal(lab, leases);
        return untilTray(lab, () => startOurs(lab));
      },
      () => {
        writeJournal(lab, []);
        return untilTray(lab, () => startOurs(lab));
      },
    ]);
    return ratioRow('launch → tray', took, TARGET);
  });
}

function withKey<T>(deed: (lab: Lab, identityId: IdentityId) => Promise<T>): Promise<T> {
  return inLab({ tokenBuckets: true }, async (lab) => {
    await lab.launch();
    const identityId = await addKey(lab);
    await stopped(lab, lab.app);
    return deed(lab, identityId);
  });
}

async function closingTook(lab: Lab, identityId: IdentityId): Promise<number> {
  const leases = leaveBehind(lab, identityId);
  writeJournal(lab, leases);
  const app = await startOurs(lab);
  const stands = ({ resource }: Lease): boolean => lab.ownRules(resource.groupId).length > 0;
  await waitFor(() => !leases.some(stands), { what: 'all to be closed', timeoutMs: 60_000 });
  await app.kill();
  const revokes = lab.aws.requests
    .filter(({ action, status }) => action === 'RevokeSecurityGroupIngress' && status === 200)
    .map(({ at }) => at);
  return Math.max(...revokes) - Math.min(...revokes);
}

/** What a run that was killed a while ago has left in AWS. */
function leaveBehind(lab: Lab, identityId: IdentityId): readonly Lease[] {
  const app = readFileSync(path.join(lab.userData, 'app.json'), 'utf8');
  const { installId } = JSON.parse(app) as { installId: string };
  return Array.from({ length: LEASES }, (_, index) => {
    const number = String(index).padStart(6, '0');
    return staleLease(lab.aws.world, { number, installId, identityId });
  });
}

function writeJournal({ userData }: Lab, leases: readonly Lease[]): void {
  const saved = journalFile(path.join(userData, 'aws', 'journal.json')).save(leases, false);
  if (!saved.ok) throw new Error('the journal cannot be written');
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
