/** Keys, and what they do where. `Ctrl` is `⌘` on macOS. */
export interface KeyHelp {
  /** Several ways are kept apart by ` or `. */
  readonly keys: string;
  readonly does: string;
  readonly where: 'Everywhere' | 'Lists' | 'A row in focus' | 'A lease' | 'Dialogs and fields';
}

/** All keys of the window; those that work in every program stand in the settings. */
export const KEYBOARD_HELP: readonly KeyHelp[] = [
  { keys: 'Ctrl+K', does: 'Find and do: type what you want to open or see', where: 'Everywhere' },
  { keys: 'Ctrl+1…5', does: 'Go to a screen', where: 'Everywhere' },
  { keys: 'Ctrl+N', does: 'New resource', where: 'Everywhere' },
  { keys: 'Ctrl+Shift+X', does: 'Close all, without asking', where: 'Everywhere' },
  { keys: 'Ctrl+,', does: 'Settings', where: 'Everywhere' },
  { keys: 'F1 or ?', does: 'All keys', where: 'Everywhere' },
  { keys: 'Ctrl+W', does: 'Close the window; Drawbridge goes on in the tray', where: 'Everywhere' },
  { keys: 'Ctrl+Q', does: 'Quit', where: 'Everywhere' },
  { keys: '/ or Ctrl+F', does: 'Go to the filter', where: 'Lists' },
  { keys: '↑ or ↓', does: 'Another row', where: 'Lists' },
  { keys: 'Home or End', does: 'First or last row', where: 'Lists' },
  { keys: 'Enter', does: 'Details', where: 'A row in focus' },
  { keys: 'O', does: 'Open', where: 'A row in focus' },
  { keys: 'C', does: 'Close', where: 'A row in focus' },
  { keys: 'E', does: 'Extend', where: 'A row in focus' },
  { keys: 'Space', does: 'Select', where: 'A row in focus' },
  { keys: 'Shift+↑ or Shift+↓', does: 'Select further', where: 'A row in focus' },
  { keys: 'Ctrl+A', does: 'Select all', where: 'Lists' },
  { keys: 'Ctrl+C', does: 'Copy the command that connects', where: 'A lease' },
  { keys: 'Esc', does: 'Back, or empty the filter', where: 'Dialogs and fields' },
];

/** Keys as they are printed on this system's keyboard: `⌘K`, `⇧⌘X`. */
export function printedKeys(keys: string, mac: boolean): string {
  if (!mac) return keys;
  return keys.replaceAll('Ctrl+Shift+', '⇧⌘').replaceAll('Ctrl+', '⌘').replaceAll('Shift+', '⇧');
}
