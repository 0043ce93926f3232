import * as z from 'zod/mini';
import { SETTING_LIMITS } from './settings.ts';
import type { Settings } from './settings.ts';

const MAX_SOURCES = 20;
const MAX_GUARDED_PLACES = 200;
const MAX_GROUPS = 2_000;

const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.int().check(z.minimum(min), z.maximum(max));
const upTo = (length: number) => z.string().check(z.maxLength(length));

/** Every field by itself: a file may lack some, the window sends them all. */
export const settingsFields: { readonly [K in keyof Settings]: z.ZodMiniType<Settings[K]> } = {
  theme: z.enum(['system', 'light', 'dark']),
  startAtLogin: z.boolean(),
  termMinutes: within(SETTING_LIMITS.termMinutes),
  maxWorkHours: within(SETTING_LIMITS.maxWorkHours),
  idleMinutes: within(SETTING_LIMITS.idleMinutes),
  onQuit: z.enum(['ask', 'close', 'leave-open']),
  closeOnSleep: z.boolean(),
  closeOnLock: z.boolean(),
  closeOnLogOut: z.boolean(),
  trayClick: z.enum(['menu', 'toggle']),
  openShortcut: upTo(60),
  closeAllShortcut: upTo(60),
  letterKeys: z.boolean(),
  notifyOpened: z.boolean(),
  notifySoon: z.boolean(),
  notifyClosed: z.boolean(),
  notifyAddress: z.boolean(),
  notifyKeys: z.boolean(),
  addressSources: z
    .array(z.strictObject({ family: z.enum(['ipv4', 'ipv6']), url: upTo(2_000) }))
    .check(z.maxLength(MAX_SOURCES)),
  proxy: z.enum(['system', 'none', 'manual']),
  proxyUrl: upTo(500),
  soonAfterDays: within(SETTING_LIMITS.soonAfterDays),
  remindAfterDays: within(SETTING_LIMITS.remindAfterDays),
  overdueAfterDays: within(SETTING_LIMITS.overdueAfterDays),
  unusedAfterDays: within(SETTING_LIMITS.unusedAfterDays),
  rotationWatchDays: within(SETTING_LIMITS.rotationWatchDays),
  lookForUpdates: z.boolean(),
  guardedPlaces: z
    .array(
      z.strictObject({
        account: z.string().check(z.regex(/^\d{12}$/)),
        region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/)),
        groups: z.exactOptional(
          z.array(z.string().check(z.regex(/^sg-[0-9a-f]+$/))).check(z.maxLength(MAX_GROUPS)),
        ),
      }),
    )
    .check(z.maxLength(MAX_GUARDED_PLACES)),
  ifUnguarded: z.enum(['open', 'refuse']),
};
