import type { Realm } from '../bridge/snapshot.ts';
import { openAppStore } from '../disk/app-store.ts';
import type { AppStore } from '../disk/app-store.ts';
import { openSettingsStore } from '../disk/settings-file.ts';
import type { StoreClass } from '../disk/store-file.ts';
import type { Problem } from '../kernel/problem.ts';
import { SealBook } from '../kernel/seal-book.ts';
import type { SealKeys } from '../kernel/seals.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { randomId } from './system.ts';

/** What belongs to the installation, whichever realm runs. */
export interface Stores {
  readonly app: AppStore;
  readonly settings: SettingsStore;
  /** Of settings and all that is real. */
  readonly seals: SealBook;
  readonly problems: readonly Problem[];
}

/** @param keys to the seals of everything but the sandbox */
export function openStores(folder: string, loadStore: () => StoreClass, keys: SealKeys): Stores {
  const place = { loadStore, folder };
  const app = openAppStore(place, () => randomId(8));
  const seals = sealBookFor('aws', app.store.load().installId, keys);
  const settings = openSettingsStore(place, seals);
  const problems = [app.problem, settings.problem].filter((problem) => problem !== undefined);
  return { app: app.store, settings: settings.store, seals, problems };
}

/** The seals of one realm; those of the settings are among those of AWS. */
export function sealBookFor(realm: Realm, install: string, keys: SealKeys): SealBook {
  const items = ['lease', 'resource', 'identity'] as const;
  return new SealBook({
    realm,
    install,
    keys,
    kinds: realm === 'aws' ? [...items, 'settings'] : items,
  });
}
