import path from 'node:path';
import type { Realm } from '../bridge/snapshot.ts';
import type { KeyStore } from '../identities/identity.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Clock, Stop } from '../kernel/clock.ts';
import type { SealBook } from '../kernel/seal-book.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { mayBeOpen } from '../leases/lease.ts';
import { watchNetwork } from '../network/network-changes.ts';
import type { SandboxServer } from '../sandbox/sandbox-server.ts';
import { chooseSources } from './address-sources.ts';
import type { ChosenSources } from './address-sources.ts';
import { buildRealm } from './realm.ts';
import type { RealmParts } from './realm-parts.ts';
import type { RunningRealm } from './realm.ts';
import { furnishSandbox, sandboxKeyStore, startSandboxIn } from './sandbox-realm.ts';

export interface RealmsParts extends Omit<
  RealmParts,
  'realm' | 'folder' | 'keyStore' | 'seals' | 'settingsSeals' | 'endpoint' | 'sources'
> {
  readonly folder: string;
  readonly keyStoreFor: (realm: Realm) => KeyStore;
  readonly sealsFor: (realm: Realm) => SealBook;
  /** `DRAWBRIDGE_IP_SOURCES`. */
  readonly sourcesText: string | undefined;
  readonly remember: (realm: Realm) => void;
}

interface Built {
  readonly running: RunningRealm;
  readonly from: ChosenSources['from'];
  readonly sandbox?: SandboxServer;
}

interface Current extends Built {
  readonly stops: readonly Stop[];
}

/** Runs one realm at a time, real AWS or the sandbox, and changes between them when all is closed. */
export class Realms {
  readonly #parts: RealmsParts;
  readonly #listeners = new Listeners();
  #current: Current | undefined;

  constructor(parts: RealmsParts) {
    this.#parts = parts;
  }

  get running(): RunningRealm {
    if (!this.#current) throw new Error('No realm runs before start()');
    return this.#current.running;
  }

  get sourcesFrom(): ChosenSources['from'] {
    return this.#current?.from ?? 'built-in';
  }

  /** Tells of every change in the realm that runs. */
  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  /** Starts where the last run ended; a sandbox that cannot start must not keep AWS's doors from closing. */
  async start(realm: Realm): Promise<void> {
    try {
      this.#enter(await this.#build(realm));
    } catch (error) {
      if (realm === 'aws') throw error;
      this.#parts.reportBug(error);
      this.#enter(await this.#build('aws'));
    }
  }

  /**
   * Refused while something is open: a door must stay in sight of whoever opened it. The realm that
   * runs goes on until the other one is ready.
   */
  async change(realm: Realm): Promise<Result<void, Problem>> {
    if (this.running.realm === realm) return ok(undefined);
    const count = this.running.leases.all.filter(mayBeOpen).length;
    if (count > 0) return err({ kind: 'leases-open', count });
    const next = await this.#build(realm);
    const furnished = realm === 'sandbox' ? await furnishSandbox(next.running) : ok(undefined);
    if (!furnished.ok) {
      await next.sandbox?.stop();
      return furnished;
    }
    await this.stop();
    this.#enter(next);
    this.#parts.remember(realm);
    void this.running.identities.refreshKeys();
    void this.running.address.check();
    return ok(undefined);
  }

  /** After sleep, at unlocking, on another network: everything is looked at again, at once. */
  lookAgain(): void {
    const { watcher, keeper, reconciler, rotationKeeper } = this.running;
    watcher.networkChanged();
    keeper.review(true);
    reconciler.look().catch(this.#parts.reportBug);
    rotationKeeper.review(true);
  }

  /** Sources as the settings now say. */
  changeSources(): void {
    if (!this.#current) return;
    const chosen = this.#chooseSources(this.#current.sandbox);
    const known = JSON.stringify(this.#current.running.watcher.sources);
    if (known === JSON.stringify(chosen.sources)) return;
    this.#current = { ...this.#current, from: chosen.from };
    this.#current.running.watcher.useSources(chosen.sources);
    void this.#current.running.address.check();
  }

  /** Ends what runs and waits for what is being done. Closes nothing. */
  async stop(): Promise<void> {
    const current = this.#current;
    if (!current) return;
    for (const stop of current.stops) stop();
    await current.running.guardChecks.stop();
    await Promise.all([current.running.reconciler.stop(), current.running.tender.stop()]);
    await Promise.all([current.running.keeper.stop(), current.running.rotationKeeper.stop()]);
    await current.sandbox?.stop();
  }

  async #build(realm: Realm): Promise<Built> {
    const folder = path.join(this.#parts.folder, realm);
    const sandbox = realm === 'sandbox' ? await startSandboxIn(folder) : undefined;
    const chosen = this.#chooseSources(sandbox);
    const keychain = this.#parts.keyStoreFor(realm);
    const running = buildRealm({
      ...this.#parts,
      realm,
      folder,
      keyStore: sandbox ? await sandboxKeyStore(keychain) : keychain,
      seals: this.#parts.sealsFor(realm),
      ...(realm === 'aws' && { settingsSeals: this.#parts.sealsFor('aws') }),
      sources: chosen.sources,
      ...(sandbox && {
        endpoint: sandbox.url,
        // A real profile has no business in the sandbox.
        profileFiles: {
          filepath: path.join(folder, 'aws-credentials'),
          configFilepath: path.join(folder, 'aws-config'),
        },
      }),
    });
    return { running, from: chosen.from, ...(sandbox && { sandbox }) };
  }

  #enter(built: Built): void {
    this.#current = { ...built, stops: this.#follow(built.running) };
    built.running.keeper.begin();
    built.running.rotationKeeper.review();
    this.#listeners.tell();
  }

  #chooseSources(sandbox: SandboxServer | undefined): ChosenSources {
    return chooseSources(this.#parts.settings(), this.#parts.sourcesText, sandbox?.url);
  }

  #follow(running: RunningRealm): readonly Stop[] {
    const { time, reportBug } = this.#parts;
    const { leases, watcher, log, identities, resources, keeper, reconciler, bulk } = running;
    const { questions, storage, tender, guardChecks } = running;
    const subjects = [
      ...[leases, watcher, log, identities, resources],
      ...[reconciler, tender, guardChecks, bulk, questions, storage],
      ...[running.rotations, running.seals],
    ];
    let follows = running.address.toFollow()?.join();
    const changed = (): void => {
      this.#listeners.tell();
    };
    return [
      watcher.onChange(() => {
        keeper.review();
        const sources = running.address.toFollow()?.join();
        if (sources !== undefined && follows !== undefined && sources !== follows)
          reconciler.look().catch(reportBug);
        follows = sources ?? follows;
      }),
      time.onCorrection(() => {
        keeper.review();
        changed();
      }),
      ...subjects.map((subject) => subject.onChange(changed)),
      () => {
        running.address.stop();
      },
      whileOpen(running, time, () => watcher.watch()),
      whileOpen(running, time, () =>
        watchNetwork(time, () => {
          this.lookAgain();
        }),
      ),
      whileOpen(running, time, () =>
        every(time, RECONCILE_EVERY_MS, () => {
          reconciler.look().catch(reportBug);
        }),
      ),
    ];
  }
}

/** How long somebody else's change to an open group may go unseen. */
const RECONCILE_EVERY_MS = 10 * MINUTE_MS;

/** Not in the way of the request that a click is about. */
const WATCH_AFTER_MS = 1_000;

/** Runs something while a lease may be open: with all closed nobody is asked for anything. */
function whileOpen({ leases }: RunningRealm, clock: Clock, start: () => Stop): Stop {
  let stop: Stop | undefined;
  const follow = (): void => {
    const open = leases.all.some(mayBeOpen);
    if (open) stop ??= startedLater(clock, start);
    else {
      stop?.();
      stop = undefined;
    }
  };
  const unfollow = leases.onChange(follow);
  follow();
  return () => {
    unfollow();
    stop?.();
  };
}

function startedLater(clock: Clock, start: () => Stop): Stop {
  let stop = clock.after(WATCH_AFTER_MS, () => {
    stop = start();
  });
  return () => {
    stop();
  };
}

function every(clock: Clock, ms: number, action: () => void): Stop {
  let stop = clock.after(ms, function again() {
    action();
    stop = clock.after(ms, again);
  });
  return () => {
    stop();
  };
}
