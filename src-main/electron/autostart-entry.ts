/**
 * A desktop entry that starts a command at login.
 *
 * @see https://specifications.freedesktop.org/autostart-spec/latest/
 */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Drawbridge',
    'Comment=Opens security groups to your address, and closes them behind you',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=drawbridge',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether an entry is there and the person has not switched it off in the desktop's own settings. */
export function isSwitchedOn(entry: string | undefined): boolean {
  if (entry === undefined) return false;
  const lines = entry.split(/\r?\n/).map((line) => line.trim().replace(/\s*=\s*/, '='));
  return !lines.includes('Hidden=true') && !lines.includes('X-GNOME-Autostart-enabled=false');
}

/**
 * Quoted twice over: once as an argument, once as the value of a key, and `%` begins a field code.
 *
 * @see https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
function quoted(argument: string): string {
  const doubled = argument.replaceAll('%', '%%');
  if (!/[\s"'\\><~|&;$*?#()`]/.test(doubled)) return doubled;
  const escaped = doubled.replaceAll(/["`$\\]/g, String.raw`\$&`);
  return `"${escaped}"`
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\t', String.raw`\t`)
    .replaceAll('\r', String.raw`\r`);
}
