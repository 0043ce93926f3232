import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../src-main/sandbox/sandbox-server.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import { MemoryIdentityStore } from '../support/memory-stores.ts';
import { gateIdentity } from '../ports/gate-subjects.ts';
import { Time } from './clock.ts';
import type { CrashPoint } from './crash-gate.ts';
import { FrailKeychain } from './frail-keychain.ts';
import type { Misfortune } from './misfortunes.ts';
import { Person } from './person.ts';
import type { Course } from './person.ts';
import { Witness } from './witness.ts';

/** The journal is synced to the disk at every step, some ten thousand times: in memory where that exists. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface Scenario {
  readonly course: Course;
  readonly misfortune: Misfortune;
  readonly crash: CrashPoint | undefined;
}

export interface Outcome {
  /** What the first process called: a crash can be put at each. */
  readonly calls: readonly string[];
  /** In words; none when all went well. */
  readonly faults: readonly string[];
  /** Active keys that were shown nowhere. */
  readonly unreported: readonly string[];
}

/** Plays one scenario against the sandbox over HTTP, from a new world to its end. */
export async function play(scenario: Scenario, tell: (time: Time) => void): Promise<Outcome> {
  const time = new Time(Date.UTC(2026, 10, 22, 14));
  tell(time);
  const folder = mkdtempSync(join(PLACE, 'rotation-'));
  const sandbox = await startSandbox({ now: () => time.now });
  const keychain = new FrailKeychain();
  await keychain.put({
    accessKeyId: SANDBOX_KEY.accessKeyId,
    secretAccessKey: new Secret(SANDBOX_KEY.secretAccessKey),
  });
  const identities = new MemoryIdentityStore([gateIdentity]);
  scenario.misfortune.befall({ world: sandbox.world, keychain, now: time.now });
  const witness = new Witness({ world: sandbox.world, keychain, identities, time, folder });
  const person = new Person({
    computer: { folder, endpoint: sandbox.url, keyStore: keychain, identities },
    course: scenario.course,
    crash: scenario.crash,
    time,
    witness,
  });
  try {
    const calls = await person.play();
    const asked = sandbox.requests.filter(({ action }) => action === 'CreateAccessKey').length;
    if (asked > person.creates) witness.missing('CreateAccessKey was asked more than once');
    return { calls, faults: witness.faults, unreported: witness.unreported };
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  }
}
