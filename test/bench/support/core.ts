import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ActivityLog } from '../../../src-main/activity/activity-log.ts';
import { awsClients } from '../../../src-main/aws/aws-clients.ts';
import { RequestBudgets, secondsFor } from '../../../src-main/aws/request-budget.ts';
import { securityGroupGate } from '../../../src-main/aws/security-group-gate.ts';
import { activityFile } from '../../../src-main/disk/activity-file.ts';
import { journalFile } from '../../../src-main/disk/journal-file.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { Bulk } from '../../../src-main/leases/bulk.ts';
import type { BulkProgress } from '../../../src-main/leases/bulk.ts';
import { LeaseBook } from '../../../src-main/leases/lease-book.ts';
import { LeaseKeeper } from '../../../src-main/leases/lease-keeper.ts';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { randomId } from '../../../src-main/wiring/system.ts';
import { realmProofs } from '../../../src-main/wiring/realm-proofs.ts';
import { sandboxSeals } from '../../../src-main/wiring/sandbox-realm.ts';
import { gateIdentity } from '../../ports/gate-subjects.ts';
import { FakeKeyStore } from '../../support/fake-key-store.ts';
import { sandboxCredentials } from '../../support/sandbox-credentials.ts';

const MY_ADDRESS = ['81.187.42.19/32' as Cidr, '2001:470:1f1c:9::7/128' as Cidr];

/** Opening and closing many, as the app does: journal and activity on the disk, the real SDK. */
export interface Core {
  readonly open: () => Promise<BulkProgress>;
  readonly close: () => Promise<BulkProgress>;
  readonly stop: () => Promise<void>;
}

/** @param speed how many times as fast as AWS's the tokens of the mock come back */
export async function startCore(
  endpoint: string,
  resources: readonly Resource[],
  speed: number,
): Promise<Core> {
  const folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-bench-'));
  const { keeper, bulk, clients } = await build(endpoint, resources, speed, folder);
  const outcome = (): BulkProgress => {
    const { progress } = bulk;
    if (progress?.state !== 'finished') throw new Error('not all was done');
    return progress;
  };
  return {
    open: async () => {
      const ids = resources.map(({ id }) => id);
      await bulk.open(ids, { kind: 'minutes', minutes: 60 });
      return outcome();
    },
    close: async () => {
      await bulk.closeAll('asked');
      return outcome();
    },
    stop: async () => {
      await keeper.stop();
      clients.forget(gateIdentity.id);
      rmSync(folder, { recursive: true });
    },
  };
}

async function build(
  endpoint: string,
  resources: readonly Resource[],
  speed: number,
  folder: string,
) {
  const keyStore = new FakeKeyStore();
  const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
  await keyStore.put({ accessKeyId, secretAccessKey: new Secret(secretAccessKey) });
  const { credentials } = sandboxCredentials(endpoint, keyStore);
  const after = (delayMs: number, action: () => void) => {
    const timer = setTimeout(action, Math.min(delayMs, 2 ** 31 - 1));
    return () => {
      clearTimeout(timer);
    };
  };
  const clock = { now: () => Date.now(), after };
  const budgets = new RequestBudgets({
    after: (delayMs, action) => after(delayMs / speed, action),
    monotonicMs: () => performance.now() * speed,
    random: Math.random,
  });
  const clients = awsClients({ credentials, version: '0.0.0-bench', endpoint, budgets });
  const gate = securityGroupGate(clients);
  const seals = sandboxSeals('bench00001');
  const book = new LeaseBook(journalFile(path.join(folder, 'journal.json'), Date.now, seals));
  const store = activityFile(path.join(folder, 'activity.jsonl'));
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const reportBug = (error: unknown): never => {
    throw error;
  };
  const keeper = new LeaseKeeper({
    book,
    proofs: realmProofs({ seals, keyStore, identityOf: () => gateIdentity }),
    gateFor: () => gate,
    identityOf: () => gateIdentity,
    log: new ActivityLog({ store, clock, newId: randomId }),
    clock,
    signature: { install: 'bench00001', person: 'ana', host: 'bench' },
    reportBug,
    resourceOf: (id) => byId.get(id),
    addressToOpen: () => Promise.resolve(ok(MY_ADDRESS)),
    addressToFollow: () => MY_ADDRESS,
    working: () => true,
    settings: () => DEFAULT_SETTINGS,
    credentialsEnd: () => Promise.resolve(undefined),
    newId: randomId,
    random: Math.random,
    timeKnown: () => true,
  });
  const open = () => book.all.filter(mayBeOpen);
  const bulk = new Bulk({ keeper, clock, secondsFor, reportBug, open });
  return { keeper, bulk, clients };
}
