import * as z from 'zod/mini';
import { DEFAULT_SETTINGS, SETTING_LIMITS } from '../settings/settings.ts';
import type { Settings, SettingsStore } from '../settings/settings.ts';
import { parseFields } from './parse-file.ts';
import { openStoreFile } from './store-file.ts';
import type { Opened, StorePlace } from './store-file.ts';

const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.int().check(z.gte(min), z.lte(max));

const fields: { readonly [K in keyof Settings]: z.ZodMiniType<Settings[K]> } = {
  theme: z.enum(['system', 'light', 'dark']),
  termMinutes: within(SETTING_LIMITS.termMinutes),
  maxWorkHours: within(SETTING_LIMITS.maxWorkHours),
  idleMinutes: within(SETTING_LIMITS.idleMinutes),
  onQuit: z.enum(['ask', 'close', 'leave-open']),
  closeOnSleep: z.boolean(),
  closeOnLock: z.boolean(),
  closeOnLogOut: z.boolean(),
  addressSources: z.array(z.object({ family: z.enum(['ipv4', 'ipv6']), url: z.string() })),
  soonAfterDays: within(SETTING_LIMITS.soonAfterDays),
  remindAfterDays: within(SETTING_LIMITS.remindAfterDays),
  overdueAfterDays: within(SETTING_LIMITS.overdueAfterDays),
  unusedAfterDays: within(SETTING_LIMITS.unusedAfterDays),
  rotationWatchDays: within(SETTING_LIMITS.rotationWatchDays),
};

/** Settings in `settings.json`. A field that is missing or cannot be understood has its default. */
export function openSettingsStore(place: StorePlace): Opened<SettingsStore> {
  const file = openStoreFile(place, 'settings', (text) => parseFields<Settings>(text, fields));
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
