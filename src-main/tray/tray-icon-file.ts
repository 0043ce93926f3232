/**
 * State by shape, never by colour alone: bridge up, bridge down, bridge down with a clock, chain as
 * dots, `!`; a dashed gate is the sandbox, or no connection.
 */
export type TrayIcon =
  'closed' | 'open' | 'soon' | 'working' | 'attention' | 'dashed-closed' | 'dashed-open';

/**
 * The file of an icon below `assets/`. macOS colours its template images itself; elsewhere the
 * panel's darkness decides. Files with `@2x` beside them are found by Electron.
 *
 * @see https://www.electronjs.org/docs/latest/api/native-image#high-resolution-image
 */
export function trayIconFile(icon: TrayIcon, platform: string, dark: boolean): string {
  if (platform === 'darwin') return `tray/${icon}Template.png`;
  const panel = dark ? 'on-dark' : 'on-light';
  return platform === 'win32' ? `tray/${icon}-${panel}.ico` : `tray/${icon}-${panel}.png`;
}
