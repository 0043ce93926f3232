import * as z from 'zod/mini';
import { UNSEALED } from '../kernel/seals.ts';
import type { Seals } from '../kernel/seals.ts';
import { settingsPowers } from '../settings/powers.ts';
import { settingsFields } from '../settings/settings-schema.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import type { Settings, SettingsStore } from '../settings/settings.ts';
import { parseFields } from './parse-file.ts';
import { openStoreFile } from './store-file.ts';
import type { Opened, StorePlace } from './store-file.ts';

/** All settings are one item to the seals. */
const ITEM = 'settings';

/** Settings in `settings.json`. A field that is missing or cannot be understood has its default. */
export function openSettingsStore(
  place: StorePlace,
  seals: Seals = UNSEALED,
): Opened<SettingsStore> {
  const file = openStoreFile(place, 'settings', (text) =>
    parseFields<Settings & { readonly seal: string }>(text, {
      ...settingsFields,
      seal: z.string(),
    }),
  );
  const { seal, ...fields } = file.value ?? {};
  let settings: Settings = { ...DEFAULT_SETTINGS, ...fields };
  const store: SettingsStore = {
    load: () => settings,
    save(wanted) {
      const newSeal = seals.sealFor(ITEM, ITEM, settingsPowers(wanted));
      const saved = file.save({ ...wanted, ...(newSeal !== undefined && { seal: newSeal }) });
      if (saved.ok) settings = wanted;
      return saved;
    },
  };
  const found = { id: ITEM, powers: settingsPowers(settings), ...(seal !== undefined && { seal }) };
  seals.loaded(ITEM, file.value === undefined ? [] : [found], () => store.save(settings).ok);
  if (file.problem === undefined) return { store };
  if (file.value !== undefined && file.problem.kind === 'file-unreadable') store.save(settings);
  return { store, problem: file.problem };
}
