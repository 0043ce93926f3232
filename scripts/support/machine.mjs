import { say } from './say.mjs';

/** Whether a window can be shown at all. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * As root Electron does not start with its sandbox on. Only here, outside packages, is it
 * switched off, and never without a word.
 * @returns {readonly string[]}
 * @see https://www.electronjs.org/docs/latest/tutorial/sandbox
 */
export function sandboxArguments() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say('running as root, so without the sandbox of Chromium; run as an ordinary user to have it');
  return ['--no-sandbox'];
}
