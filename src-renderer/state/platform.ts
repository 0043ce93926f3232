import type { Platform } from '../../src-main/resources/connect.ts';

/** The system this window stands on: for the names of keys, the place of the tray, and commands. */
export const PLATFORM: Platform = platformOf(
  typeof navigator === 'undefined' ? '' : navigator.userAgent,
);

function platformOf(userAgent: string): Platform {
  if (/\bMac\b|Macintosh/.test(userAgent)) return 'macos';
  return userAgent.includes('Windows') ? 'windows' : 'linux';
}
