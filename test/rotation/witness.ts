import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUnderWay, newKeyOf } from '../../src-main/identities/rotation/rotation.ts';
import { secretOf } from '../../src-main/sandbox/seed.ts';
import type { SandboxWorld } from '../../src-main/sandbox/world.ts';
import type { MemoryIdentityStore } from '../support/memory-stores.ts';
import type { Time } from './clock.ts';
import { FORGOTTEN_KEY } from './misfortunes.ts';
import type { FrailKeychain } from './frail-keychain.ts';
import type { Process } from './process.ts';

interface Sight {
  readonly world: SandboxWorld;
  readonly keychain: FrailKeychain;
  readonly identities: MemoryIdentityStore;
  readonly time: Time;
  readonly folder: string;
}

const USER = 'ana';
const PLACES = [
  ['sts', 'eu-west-1'],
  ['iam', 'us-east-1'],
  ['ec2', 'eu-west-1'],
  ['ec2', 'us-east-1'],
] as const;

/** Looks at AWS, the keychain and the disk from outside, and writes down every broken promise. */
export class Witness {
  readonly #sight: Sight;
  readonly faults: string[] = [];
  readonly unreported: string[] = [];

  constructor(sight: Sight) {
    this.#sight = sight;
  }

  /** The key the identity signs with, as the disk says. */
  get usedKey(): string {
    const [identity] = this.#sight.identities.load();
    return identity?.kind === 'access-key' ? identity.accessKeyId : 'none';
  }

  /** What the AWS console shows. */
  get keyIds(): readonly string[] {
    return this.#sight.world.keys(USER).map(({ id }) => id);
  }

  /** At every moment: the key in use works everywhere, and its secret is in the keychain. */
  lookAtUsedKey(moment: string): void {
    const { world, keychain, time } = this.#sight;
    const used = this.usedKey;
    const key = world.key(used);
    const works =
      key &&
      PLACES.every(([service, region]) =>
        world.keySpread.isAccepted(key, service, region, time.now),
      );
    if (!works) this.#fault(`${moment}: the key in use does not work`);
    if (!keychain.accounts.includes(used))
      this.#fault(`${moment}: the secret of the key in use is gone`);
  }

  /** Whenever nothing is being done: no active key that the app does not show. */
  lookForOrphans({ book }: Process): void {
    const rotations = book.all;
    // Being found out, or shown with the question which one goes.
    if (rotations.some(({ state }) => ['creating', 'choosing'].includes(state.kind))) return;
    const shown = [
      // There before the first rotation, in the list of keys like any other.
      FORGOTTEN_KEY,
      this.usedKey,
      ...book.orphans.map(({ accessKeyId }) => accessKeyId),
      ...rotations.filter(isUnderWay).flatMap((each) => [each.oldKeyId, newKeyOf(each)]),
      ...rotations.map(({ state }) => (state.kind === 'making-room' ? state.keyId : undefined)),
    ];
    for (const { id, status } of this.#sight.world.keys(USER))
      if (status === 'Active' && !shown.includes(id) && !this.unreported.includes(id))
        this.unreported.push(id);
  }

  /** At the end: one key in AWS, the same in the keychain, and nothing left to tell. */
  async lookAtTheEnd({ book, bugs }: Process): Promise<void> {
    const { world, keychain, folder } = this.#sight;
    const used = this.usedKey;
    this.lookAtUsedKey('at the end');
    const inAws = world.keys(USER).map(({ id, status }) => `${id} ${status}`);
    this.#same('keys in AWS', inAws, [`${used} Active`]);
    this.#same('keys in the keychain', keychain.accounts, [used]);
    this.#same('keys still to clear away', book.orphans, []);
    this.#same('bugs', bugs.map(String), []);
    const kept = await keychain.get(used);
    if (!kept.ok || kept.value.secretAccessKey.reveal() !== secretOf(used))
      this.#fault('the keychain holds another secret');
    const journal = readFileSync(join(folder, 'rotations.json'), 'utf8');
    if (world.keys(USER).some(({ id }) => journal.includes(secretOf(id))))
      this.#fault('the journal holds a secret');
  }

  missing(what: string): void {
    this.#fault(what);
  }

  #same(what: string, seen: unknown, wanted: unknown): void {
    const [one, other] = [JSON.stringify(seen), JSON.stringify(wanted)];
    if (one !== other) this.#fault(`${what}: ${one} instead of ${other}`);
  }

  #fault(text: string): void {
    if (!this.faults.includes(text)) this.faults.push(text);
  }
}
