import type Electron from 'electron';

/** The steps a browser takes; 200 % must be reachable. */
const FACTORS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

type Pressed = Pick<Electron.Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>;

/**
 * What a key does to the size of the page: `Ctrl` or `⌘` with `+`, `−` or `0`. The window has no
 * menu on Windows and Linux that would do it.
 *
 * @param now the factor the page has
 * @returns the new factor; `undefined` for any other key
 */
export function zoomBy(pressed: Pressed, now: number): number | undefined {
  const { type, key, control, meta, alt } = pressed;
  if (type !== 'keyDown' || alt || control === meta) return undefined;
  // A hair of tolerance: Chromium keeps a logarithm.
  if (key === '0') return 1;
  if (key === '+' || key === '=') return FACTORS.find((factor) => factor > now + 0.01) ?? now;
  if (key === '-' || key === '_') return FACTORS.findLast((factor) => factor < now - 0.01) ?? now;
  return undefined;
}
