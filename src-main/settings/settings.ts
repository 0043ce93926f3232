import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';

/** What a person may set. Every field has a default, so an older file is never a problem. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Starts in the tray when the person logs in. */
  readonly startAtLogin: boolean;
  /** *Keep open while I work*: length of one term. */
  readonly termMinutes: number;
  /** *Keep open while I work*: the end in any case. */
  readonly maxWorkHours: number;
  /** Idle longer than this is not working. */
  readonly idleMinutes: number;
  readonly onQuit: 'ask' | 'close' | 'leave-open';
  /** Best effort: the computer may be asleep before AWS has answered. */
  readonly closeOnSleep: boolean;
  readonly closeOnLock: boolean;
  readonly closeOnLogOut: boolean;
  /** What a click on the icon does: shows the menu, or opens and closes the first favourite. */
  readonly trayClick: 'menu' | 'toggle';
  /** Electron accelerator, such as `Control+Alt+O`, that opens the first favourite; empty is off. */
  readonly openShortcut: string;
  /** Electron accelerator that closes everything; empty is off. */
  readonly closeAllShortcut: string;
  /** Single letters act on the row in focus: people who speak to their computer switch them off. */
  readonly letterKeys: boolean;
  readonly notifyOpened: boolean;
  readonly notifySoon: boolean;
  readonly notifyClosed: boolean;
  /** My address changed, and what became of the open doors. */
  readonly notifyAddress: boolean;
  /** Old keys, and rotations. */
  readonly notifyKeys: boolean;
  /** Custom address services; empty means the built-in ones. */
  readonly addressSources: readonly AddressSourceSetting[];
  readonly proxy: 'system' | 'none' | 'manual';
  /** With `manual`: `http://host:port`. */
  readonly proxyUrl: string;
  /** An access key this old will be due soon. */
  readonly soonAfterDays: number;
  /** An access key this old is due to be rotated. */
  readonly remindAfterDays: number;
  /** An access key this old is overdue. */
  readonly overdueAfterDays: number;
  /** A user or key of the account not used for so long should be looked at. */
  readonly unusedAfterDays: number;
  /** How long the old key stays inactive, to be made active again, before it is deleted. */
  readonly rotationWatchDays: number;
  /** Asks for a newer version at the start and once a day; downloads nothing. */
  readonly lookForUpdates: boolean;
  /** Where AWS closes by itself what this app cannot; each was checked when it was switched on. */
  readonly guardedPlaces: readonly GuardedPlaceSetting[];
  /** What to do where a door cannot be guarded: open it all the same, and say so, or not. */
  readonly ifUnguarded: 'open' | 'refuse';
}

export interface GuardedPlaceSetting {
  readonly account: string;
  readonly region: string;
  /**
   * The groups the reaper's policy named when it was checked: it may close no other. Absent: not
   * known, and all are taken to be.
   */
  readonly groups?: readonly string[];
}

/** Whether AWS closes what is opened in this group. */
export function isGuarded(
  places: readonly GuardedPlaceSetting[],
  { account, region, groupId }: { account: string | undefined; region: string; groupId: string },
): boolean {
  return places.some(
    (place) =>
      place.account === account &&
      place.region === region &&
      (place.groups?.includes(groupId) ?? true),
  );
}

export interface AddressSourceSetting {
  readonly family: 'ipv4' | 'ipv6';
  readonly url: string;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  startAtLogin: false,
  termMinutes: 30,
  maxWorkHours: 12,
  idleMinutes: 20,
  onQuit: 'ask',
  closeOnSleep: false,
  closeOnLock: false,
  closeOnLogOut: true,
  trayClick: 'menu',
  openShortcut: '',
  closeAllShortcut: '',
  letterKeys: true,
  notifyOpened: true,
  notifySoon: true,
  notifyClosed: true,
  notifyAddress: true,
  notifyKeys: true,
  addressSources: [],
  proxy: 'system',
  proxyUrl: '',
  soonAfterDays: 75,
  remindAfterDays: 90,
  overdueAfterDays: 120,
  unusedAfterDays: 90,
  rotationWatchDays: 7,
  lookForUpdates: true,
  guardedPlaces: [],
  ifUnguarded: 'open',
};

/** Limits of the number fields, for the form and for the parser. */
export const SETTING_LIMITS = {
  termMinutes: { min: 5, max: 240 },
  maxWorkHours: { min: 1, max: 24 },
  idleMinutes: { min: 1, max: 240 },
  soonAfterDays: { min: 1, max: 365 },
  remindAfterDays: { min: 1, max: 365 },
  overdueAfterDays: { min: 1, max: 730 },
  unusedAfterDays: { min: 1, max: 365 },
  rotationWatchDays: { min: 1, max: 90 },
} as const;

export interface SettingsStore {
  load(): Settings;
  save(settings: Settings): Result<void, Refusal>;
}
