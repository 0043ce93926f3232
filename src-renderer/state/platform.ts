import type { Platform } from '../../src-main/resources/connect.ts';

/** The system this window stands on. */
export function platform(): Platform {
  const { userAgent } = navigator;
  if (userAgent.includes('Windows')) return 'windows';
  return userAgent.includes('Macintosh') ? 'macos' : 'linux';
}
