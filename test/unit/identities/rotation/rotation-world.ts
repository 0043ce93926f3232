import { ActivityLog } from '../../../../src-main/activity/activity-log.ts';
import { IdentityBook } from '../../../../src-main/identities/identity-book.ts';
import type { Identity, KeyPair } from '../../../../src-main/identities/identity.ts';
import { RotationBook } from '../../../../src-main/identities/rotation/rotation-book.ts';
import { RotationKeeper } from '../../../../src-main/identities/rotation/rotation-keeper.ts';
import type { Rotation, RotationId } from '../../../../src-main/identities/rotation/rotation.ts';
import { DAY_MS } from '../../../../src-main/kernel/clock.ts';
import type { Problem } from '../../../../src-main/kernel/problem.ts';
import { err, ok } from '../../../../src-main/kernel/result.ts';
import { Secret } from '../../../../src-main/kernel/secret.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { FakeKeyAdmin } from '../../../support/fake-key-admin.ts';
import { FakeKeyStore } from '../../../support/fake-key-store.ts';
import {
  MemoryActivityStore,
  MemoryIdentityStore,
  MemoryRotationJournal,
} from '../../../support/memory-stores.ts';
import { SAMPLE_IDENTITY } from '../../../support/stored-samples.ts';

export const OLD = SAMPLE_IDENTITY.accessKeyId;
export const WATCH_MS = 7 * DAY_MS;

/** A rotation on fakes: AWS, keychain, disk and clock are in memory. */
export async function rotationWorld(identity: Identity = SAMPLE_IDENTITY) {
  const clock = new FakeClock();
  const admin = new FakeKeyAdmin(() => clock.now(), OLD);
  const keyStore = new FakeKeyStore();
  await keyStore.put({ accessKeyId: OLD, secretAccessKey: new Secret('not-a-real-secret-old') });
  const journal = new MemoryRotationJournal();
  const identityStore = new MemoryIdentityStore([identity]);
  const activity = new MemoryActivityStore();
  const forgotten: string[] = [];
  const bugs: unknown[] = [];
  const slow = { checks: 0, problem: undefined as Problem | undefined };
  let ids = 0;
  const newId = () => `id000${String(++ids)}`;

  const check = ({ accessKeyId }: KeyPair) => {
    if (slow.problem) return Promise.resolve(err({ problem: slow.problem }));
    slow.checks -= 1;
    const known = slow.checks < 0 && admin.activeKeys.includes(accessKeyId);
    return Promise.resolve(
      known ? ok(undefined) : err({ problem: { kind: 'key-unknown' as const } }),
    );
  };

  function start() {
    const log = new ActivityLog({ store: activity, clock, newId });
    const identities = new IdentityBook({
      store: identityStore,
      keyStore,
      verify: () => Promise.resolve(ok(identity.caller)),
      readKeys: () => Promise.resolve(ok(admin.keys)),
      log,
      clock,
      newId,
    });
    const book = new RotationBook(journal);
    const keeper = new RotationKeeper({
      book,
      identities,
      keyAdmin: admin,
      keyStore,
      check,
      regionsOf: ({ homeRegion }) => [homeRegion],
      watchMs: () => WATCH_MS,
      forgetClients: (_id, accessKeyId) => forgotten.push(accessKeyId),
      keysChanged: () => undefined,
      log,
      clock,
      newId,
      reportBug: (error) => bugs.push(error),
    });
    return { book, keeper, identities };
  }

  let app = start();
  const world = {
    clock,
    admin,
    keyStore,
    journal,
    identityStore,
    forgotten,
    bugs,
    slow,
    get book() {
      return app.book;
    },
    get keeper() {
      return app.keeper;
    },
    get identities() {
      return app.identities;
    },
    /** The one rotation there is. */
    get rotation(): Rotation {
      const [rotation] = app.book.all;
      if (!rotation) throw new Error('no rotation');
      return rotation;
    },
    get id(): RotationId {
      return world.rotation.id;
    },
    get usedKey(): string | undefined {
      const now = app.identities.get(identity.id);
      return now?.kind === 'access-key' ? now.accessKeyId : undefined;
    },
    deeds: () => activity.contents.map(({ deed }) => deed),
    begin: () => app.keeper.start(identity.id),
    /** Lets time pass until the rotation is in this state. */
    async until(kind: Rotation['state']['kind'], limitMs = 30 * 60_000) {
      const end = clock.now() + limitMs;
      while (world.rotation.state.kind !== kind && clock.now() < end) await clock.advance(1_000);
      if (world.rotation.state.kind !== kind)
        throw new Error(`${world.rotation.state.kind} instead of ${kind}`);
    },
    /** The app ends and starts again. */
    async restart() {
      await app.keeper.stop();
      app = start();
      app.keeper.review();
    },
  };
  return world;
}

export type RotationWorld = Awaited<ReturnType<typeof rotationWorld>>;
