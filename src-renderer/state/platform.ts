/** Which system the window is on, for the names of keys and the place of the tray. */
export const PLATFORM: 'mac' | 'windows' | 'linux' = platformOf(
  typeof navigator === 'undefined' ? '' : navigator.userAgent,
);

function platformOf(userAgent: string): typeof PLATFORM {
  if (/\bMac\b|Macintosh/.test(userAgent)) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'linux';
}
