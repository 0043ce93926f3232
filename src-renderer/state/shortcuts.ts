import { SCREENS } from './navigation.ts';
import type { ScreenName } from './navigation.ts';

/** What a key asks the window for. */
export type Shortcut =
  | { readonly kind: 'screen'; readonly screen: ScreenName }
  | { readonly kind: 'filter' | 'commands' | 'help' | 'add' | 'close-all' | 'back' }
  | { readonly kind: 'close-window' | 'quit' };

export interface Pressed {
  readonly key: string;
  /** `Ctrl`, on macOS `⌘`. */
  readonly command: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

export interface Surroundings {
  /** The key goes into a field. */
  readonly typing: boolean;
  /** A dialog, a menu or a list floats above the screen. */
  readonly covered: boolean;
  /** Single characters may mean something: people who speak to their computer switch that off. */
  readonly letterKeys: boolean;
}

const WITH_COMMAND: Readonly<Record<string, Shortcut>> = {
  ...Object.fromEntries(
    SCREENS.map((screen, index) => [String(index + 1), { kind: 'screen', screen } as const]),
  ),
  ',': { kind: 'screen', screen: 'settings' },
  f: { kind: 'filter' },
  k: { kind: 'commands' },
  n: { kind: 'add' },
};

/** Never about what is on the screen, so that nothing on it is in their way. */
const ALWAYS: Readonly<Record<string, Shortcut>> = {
  w: { kind: 'close-window' },
  q: { kind: 'quit' },
};

const CHARACTERS: Readonly<Record<string, Shortcut>> = {
  '/': { kind: 'filter' },
  '?': { kind: 'help' },
};

/**
 * What a pressed key means; `undefined` when nothing, or when it means something where it goes.
 *
 * @see https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
 */
export function shortcutFor(pressed: Pressed, around: Surroundings): Shortcut | undefined {
  const { command, shift, alt } = pressed;
  if (alt) return undefined;
  const key = pressed.key.toLowerCase();
  if (command && !shift && ALWAYS[key]) return ALWAYS[key];
  if (around.covered) return undefined;
  if (command && shift) return key === 'x' ? { kind: 'close-all' } : undefined;
  if (command) return WITH_COMMAND[key];
  if (key === 'f1') return { kind: 'help' };
  if (around.typing) return undefined;
  if (key === 'escape') return { kind: 'back' };
  return around.letterKeys ? CHARACTERS[key] : undefined;
}
