/** A key as the browser tells it. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export type Recorded =
  /** Only Ctrl, Alt, Shift and the like so far. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'off' }
  | { readonly kind: 'shortcut'; readonly accelerator: string }
  /** Why it cannot work in every program, as a sentence. */
  | { readonly kind: 'refused'; readonly why: string };

const MODIFIERS = new Set(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'OS', 'Super', 'Fn']);

const NAMED: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
};

const BY_PLACE: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
};

/**
 * What a pressed key means for a shortcut: an Electron accelerator such as `Control+Alt+O`, or off
 * with Backspace and Delete alone.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts#accelerators
 */
export function recordKey(pressed: PressedKey, mac: boolean): Recorded {
  if (MODIFIERS.has(pressed.key)) return { kind: 'unfinished' };
  const strong = pressed.ctrlKey || pressed.altKey || pressed.metaKey;
  if (!strong && !pressed.shiftKey && /^(Backspace|Delete)$/.test(pressed.key))
    return { kind: 'off' };
  const key = keyName(pressed);
  if (key === undefined)
    return { kind: 'refused', why: 'That key cannot be part of a shortcut. Choose another.' };
  if (!strong) {
    const held = mac ? '⌘, Control or Option' : 'Ctrl, Alt or Super';
    return { kind: 'refused', why: `Hold ${held} with it: alone it would be missing elsewhere.` };
  }
  const held = [
    pressed.ctrlKey && 'Control',
    pressed.altKey && 'Alt',
    pressed.shiftKey && 'Shift',
    pressed.metaKey && (mac ? 'Command' : 'Super'),
  ].filter((name) => name !== false);
  return { kind: 'shortcut', accelerator: [...held, key].join('+') };
}

const ON_MAC: Readonly<Record<string, string>> = {
  Control: '⌃',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Command: '⌘',
};

/** `Ctrl+Alt+O`; on macOS, where people read signs, `⌃⌥O`. */
export function acceleratorInWords(accelerator: string, mac: boolean): string {
  const parts = accelerator.split('+');
  if (!mac) return parts.map((part) => (part === 'Control' ? 'Ctrl' : part)).join('+');
  return parts.map((part) => ON_MAC[part] ?? part).join('');
}

/** The letter a key types, or where Option, Shift or another script types something else, its place. */
function keyName({ key, code }: PressedKey): string | undefined {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return key;
  const byPlace = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  return NAMED[key] ?? byPlace?.[1] ?? byPlace?.[2] ?? BY_PLACE[code];
}
