import { settingsFields } from '../settings/settings-schema.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import type { Settings, SettingsStore } from '../settings/settings.ts';
import { parseFields } from './parse-file.ts';
import { openStoreFile } from './store-file.ts';
import type { Opened, StorePlace } from './store-file.ts';

/** Settings in `settings.json`. A field that is missing or cannot be understood has its default. */
export function openSettingsStore(place: StorePlace): Opened<SettingsStore> {
  const file = openStoreFile(place, 'settings', (text) =>
    parseFields<Settings>(text, settingsFields),
  );
  let settings: Settings = { ...DEFAULT_SETTINGS, ...file.value };
  const store: SettingsStore = {
    load: () => settings,
    save(wanted) {
      const saved = file.save({ ...wanted });
      if (saved.ok) settings = wanted;
      return saved;
    },
  };
  if (file.problem === undefined) return { store };
  if (file.value !== undefined && file.problem.kind === 'file-unreadable') store.save(settings);
  return { store, problem: file.problem };
}
