import { canonicalJson } from '../kernel/canonical-json.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { Settings } from './settings.ts';

/**
 * Which settings have a say in what is opened, for whom, and how long it stays. A setting that is
 * new does not compile until it is decided here.
 */
const GIVES_POWER: { readonly [K in keyof Settings]: boolean } = {
  theme: false,
  startAtLogin: false,
  termMinutes: true,
  maxWorkHours: true,
  idleMinutes: true,
  onQuit: true,
  closeOnSleep: true,
  closeOnLock: true,
  closeOnLogOut: true,
  trayClick: true,
  openShortcut: true,
  closeAllShortcut: false,
  letterKeys: false,
  notifyOpened: false,
  notifySoon: false,
  notifyClosed: false,
  notifyAddress: false,
  notifyKeys: false,
  addressSources: true,
  proxy: true,
  proxyUrl: true,
  soonAfterDays: false,
  remindAfterDays: false,
  overdueAfterDays: false,
  unusedAfterDays: false,
  rotationWatchDays: true,
  lookForUpdates: false,
  guardedPlaces: true,
  ifUnguarded: true,
};

/**
 * The settings that give power, as far as they are not as they come: a setting that a later version
 * adds leaves the seal of an older file fitting.
 */
export function settingsPowers(settings: Settings): Partial<Settings> {
  const names = Object.keys(GIVES_POWER) as (keyof Settings)[];
  const set = names.filter(
    (name) =>
      GIVES_POWER[name] && canonicalJson(settings[name]) !== canonicalJson(DEFAULT_SETTINGS[name]),
  );
  return Object.fromEntries(set.map((name) => [name, settings[name]]));
}

/** Whether a change has a say in what is opened, for whom, or for how long. */
export function changesPowers(before: Settings, after: Settings): boolean {
  return canonicalJson(settingsPowers(before)) !== canonicalJson(settingsPowers(after));
}
