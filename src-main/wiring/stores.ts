import { openAppStore } from '../disk/app-store.ts';
import type { AppStore } from '../disk/app-store.ts';
import { openSettingsStore } from '../disk/settings-file.ts';
import type { StoreClass } from '../disk/store-file.ts';
import type { Problem } from '../kernel/problem.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { randomId } from './system.ts';

/** What belongs to the installation, whichever realm runs. */
export interface Stores {
  readonly app: AppStore;
  readonly settings: SettingsStore;
  readonly problems: readonly Problem[];
}

export function openStores(folder: string, loadStore: () => StoreClass): Stores {
  const place = { loadStore, folder };
  const app = openAppStore(place, () => randomId(8));
  const settings = openSettingsStore(place);
  const problems = [app.problem, settings.problem].filter((problem) => problem !== undefined);
  return { app: app.store, settings: settings.store, problems };
}
