import { join } from 'node:path';
import { ActivityLog } from '../../src-main/activity/activity-log.ts';
import { awsClients } from '../../src-main/aws/aws-clients.ts';
import { keyAdmin } from '../../src-main/aws/key-admin.ts';
import { keyPairCheck } from '../../src-main/aws/key-check.ts';
import { rotationFile } from '../../src-main/disk/rotation-file.ts';
import { IdentityBook } from '../../src-main/identities/identity-book.ts';
import type { IdentityStore, KeyStore } from '../../src-main/identities/identity.ts';
import { RotationBook } from '../../src-main/identities/rotation/rotation-book.ts';
import { RotationKeeper } from '../../src-main/identities/rotation/rotation-keeper.ts';
import type { Region } from '../../src-main/kernel/aws-names.ts';
import { DAY_MS } from '../../src-main/kernel/clock.ts';
import { ok } from '../../src-main/kernel/result.ts';
import { sandboxCredentials } from '../support/sandbox-credentials.ts';
import { MemoryActivityStore } from '../support/memory-stores.ts';
import type { ProcessClock } from './clock.ts';
import type { CrashGate } from './crash-gate.ts';
import { Crashed } from './crash-gate.ts';

export const WATCH_DAYS = 7;
const REGIONS = ['eu-west-1' as Region, 'us-east-1' as Region];

export interface Computer {
  readonly folder: string;
  readonly endpoint: string;
  /** Outlives the process, as the person's keychain does. */
  readonly keyStore: KeyStore;
  readonly identities: IdentityStore;
}

/** One run of the app: what is in memory here is gone when it crashes. */
export function startProcess(computer: Computer, clock: ProcessClock, gate: CrashGate) {
  const toAws = { version: '0.0.0-test', endpoint: computer.endpoint };
  const keyStore = gate.around('keychain', computer.keyStore);
  const { credentials } = sandboxCredentials(computer.endpoint, computer.keyStore);
  const clients = awsClients({ ...toAws, credentials });
  const log = new ActivityLog({ store: new MemoryActivityStore(), clock, newId: () => 'entry' });
  const bugs: unknown[] = [];
  let ids = 0;
  const newId = () => `id${String(clock.now())}${String(++ids)}`;
  const identities = new IdentityBook({
    store: gate.around('identities', computer.identities),
    keyStore,
    verify: () => Promise.reject(new Error('not part of a rotation')),
    readKeys: () => Promise.resolve(ok([])),
    log,
    clock,
    newId,
  });
  const file = rotationFile(join(computer.folder, 'rotations.json'), () => clock.now());
  const book = new RotationBook(gate.around('journal', file));
  const check = gate.around('check', { all: keyPairCheck(toAws) });
  const keeper = new RotationKeeper({
    book,
    identities,
    keyAdmin: gate.around('iam', keyAdmin(clients)),
    keyStore,
    check: (...about) => check.all(...about),
    regionsOf: () => REGIONS,
    watchMs: () => WATCH_DAYS * DAY_MS,
    forgetClients: (id, accessKeyId) => {
      clients.forget(id, accessKeyId);
    },
    keysChanged: () => undefined,
    log,
    clock,
    newId,
    reportBug: (error) => {
      if (!(error instanceof Crashed)) bugs.push(error);
    },
  });
  return {
    keeper,
    book,
    identities,
    bugs,
    /** Sockets and timers of a process end with it. */
    end: () => {
      clock.stop();
      for (const { id } of computer.identities.load()) clients.forget(id);
    },
  };
}

export type Process = ReturnType<typeof startProcess>;
