/** What some settings depend on: not every system offers the same. */
export type System = 'linux' | 'mac' | 'windows';

/** The system the window runs on, as its browser says. */
export function systemOf(userAgent: string): System {
  if (userAgent.includes('Macintosh')) return 'mac';
  return userAgent.includes('Linux') ? 'linux' : 'windows';
}

export function thisSystem(): System {
  return systemOf(navigator.userAgent);
}
