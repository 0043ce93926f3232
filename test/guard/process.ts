import { join } from 'node:path';
import { ActivityLog } from '../../src-main/activity/activity-log.ts';
import { awsClients } from '../../src-main/aws/aws-clients.ts';
import type { AwsClients } from '../../src-main/aws/aws-clients.ts';
import { schedulerGuard } from '../../src-main/aws/scheduler-guard.ts';
import { securityGroupGate } from '../../src-main/aws/security-group-gate.ts';
import { journalFile } from '../../src-main/disk/journal-file.ts';
import type { KeyStore } from '../../src-main/identities/identity.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import { ok } from '../../src-main/kernel/result.ts';
import type { Guard } from '../../src-main/leases/guard.ts';
import { GuardTender } from '../../src-main/leases/guard-tender.ts';
import type { Journal } from '../../src-main/leases/journal.ts';
import { LeaseBook } from '../../src-main/leases/lease-book.ts';
import { LeaseKeeper } from '../../src-main/leases/lease-keeper.ts';
import { Reconciler } from '../../src-main/leases/reconciler.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import { DEFAULT_SETTINGS } from '../../src-main/settings/settings.ts';
import { gateIdentity } from '../ports/gate-subjects.ts';
import type { ProcessClock } from '../rotation/clock.ts';
import { MemoryActivityStore } from '../support/memory-stores.ts';
import { sandboxCredentials } from '../support/sandbox-credentials.ts';
import { SURE } from '../support/sure-proofs.ts';
import { Crashed } from './crash-gate.ts';
import type { CrashGate } from './crash-gate.ts';

export const INSTALL = '4f2a9c1d';

/** What outlives a process. */
export interface Computer {
  readonly folder: string;
  readonly endpoint: string;
  readonly keyStore: KeyStore;
  readonly resource: Resource;
  /** Where the person is. */
  sources: readonly Cidr[];
  /** Wraps the guard: for tests of the judge, which plant mistakes. */
  readonly disguise: (guard: Guard) => Guard;
}

/** One run of the app: what is in memory here is gone when it crashes. */
export function startProcess(computer: Computer, clock: ProcessClock, gate: CrashGate) {
  const { resource, endpoint } = computer;
  const { credentials } = sandboxCredentials(endpoint, computer.keyStore);
  const real = awsClients({ version: '0.0.0-test', endpoint, credentials });
  const clients = counted(real, gate);
  const gateToAws = securityGroupGate(clients);
  const bugs: unknown[] = [];
  const reportBug = (error: unknown): void => {
    if (!(error instanceof Crashed)) bugs.push(error);
  };
  let ids = 0;
  const settings = { ...DEFAULT_SETTINGS };
  const deedParts = {
    book: new LeaseBook(journalOf(computer, clock, gate)),
    gateFor: () => gateToAws,
    identityOf: () => gateIdentity,
    log: new ActivityLog({ store: new MemoryActivityStore(), clock, newId: () => 'entry' }),
    clock,
    signature: { install: INSTALL, person: 'ana', host: 'laptop' },
    proofs: SURE,
    guarding: {
      guard: computer.disguise(schedulerGuard(clients)),
      isOn: () => true,
      ifUnguarded: () => 'open' as const,
      leftOver: () => {
        tender.leftOver(resource);
      },
    },
  };
  const keeper = new LeaseKeeper({
    ...deedParts,
    reportBug,
    resourceOf: () => resource,
    addressToOpen: () => Promise.resolve(ok(computer.sources)),
    addressToFollow: () => computer.sources,
    working: () => true,
    settings: () => settings,
    credentialsEnd: () => Promise.resolve(undefined),
    newId: () => `lease${String(++ids).padStart(5, '0')}`,
    random: () => 1,
    timeKnown: () => true,
  });
  const looking = {
    ...deedParts,
    keeper,
    reportBug,
    resources: () => [resource],
    keysAtHand: () => true,
  };
  const tender = new GuardTender(looking);
  return {
    keeper,
    tender,
    book: deedParts.book,
    reconciler: new Reconciler({ ...looking, tender }),
    bugs,
    /** Sockets and timers of a process end with it. */
    end: () => {
      clock.stop();
      real.forget(gateIdentity.id);
    },
  };
}

export type Process = ReturnType<typeof startProcess>;

function journalOf({ folder }: Computer, clock: ProcessClock, gate: CrashGate): Journal {
  const file = journalFile(join(folder, 'journal.json'), () => clock.now());
  return {
    load: () => file.load(),
    save: (...contents) => gate.write('journal', () => file.save(...contents)),
  };
}

/** Every request of any client passes the gate. */
function counted(clients: AwsClients, gate: CrashGate): AwsClients {
  return {
    ...clients,
    async ec2(identity, region) {
      const session = await clients.ec2(identity, region);
      return session.ok
        ? ok({ ...session.value, client: passing(session.value.client, gate) })
        : session;
    },
    async guard(identity, region) {
      const session = await clients.guard(identity, region);
      if (!session.ok) return session;
      const { scheduler, sqs } = session.value.clients;
      const passed = { scheduler: passing(scheduler, gate), sqs: passing(sqs, gate) };
      return ok({ ...session.value, clients: { ...session.value.clients, ...passed } });
    },
  };
}

function passing<C extends object>(client: C, gate: CrashGate): C {
  return new Proxy(client, {
    get: (_, name) => {
      const found: unknown = Reflect.get(client, name);
      if (name !== 'send' || typeof found !== 'function') return found;
      return (command: object, ...more: readonly unknown[]) =>
        gate.request(
          command.constructor.name.replace(/Command$/, ''),
          () => Reflect.apply(found, client, [command, ...more]) as Promise<unknown>,
        );
    },
  });
}
