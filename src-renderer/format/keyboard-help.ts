/** Every key of the window, as the help shows them. `Ctrl` is `⌘` on macOS. */
export const KEYBOARD_HELP: readonly {
  readonly group: string;
  readonly keys: readonly { readonly keys: string; readonly does: string }[];
}[] = [
  {
    group: 'Everywhere',
    keys: [
      { keys: 'Ctrl+K', does: 'Find and run any command' },
      { keys: 'Ctrl+1 … Ctrl+5', does: 'Resources, Activity, Policy, Access keys, Settings' },
      { keys: 'Ctrl+N', does: 'Add a resource' },
      { keys: 'Ctrl+Shift+X', does: 'Close everything, without a question' },
      { keys: '/ or Ctrl+F', does: 'Filter the list' },
      { keys: 'Esc', does: 'Back to the resources' },
      { keys: 'Ctrl+,', does: 'Settings' },
      { keys: 'F1 or ?', does: 'This list' },
    ],
  },
  {
    group: 'Resources',
    keys: [
      { keys: '↑ ↓ Home End', does: 'Go from row to row' },
      { keys: 'Enter', does: 'Details of the resource' },
      { keys: 'O', does: 'Open it for its usual time' },
      { keys: 'C', does: 'Close it' },
      { keys: 'E', does: 'Extend it' },
      { keys: 'Space', does: 'Select it' },
      { keys: 'Shift+↑ Shift+↓', does: 'Select several' },
      { keys: 'Ctrl+A', does: 'Select all' },
    ],
  },
  {
    group: 'One resource',
    keys: [{ keys: 'Ctrl+C', does: 'Copy the command that connects' }],
  },
  {
    group: 'Window',
    keys: [
      { keys: 'Ctrl++ Ctrl+− Ctrl+0', does: 'Larger, smaller, as it was' },
      { keys: 'Ctrl+W', does: 'Close the window; Drawbridge stays in the tray' },
      { keys: 'Ctrl+Q', does: 'Quit Drawbridge' },
    ],
  },
];
