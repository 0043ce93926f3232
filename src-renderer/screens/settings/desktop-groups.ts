import type { SettingGroup } from './setting.ts';
import type { Platform } from '../../../src-main/resources/connect.ts';

export function generalGroup(system: Platform): SettingGroup {
  return {
    id: 'general',
    title: 'General',
    settings: [
      {
        kind: 'choice',
        name: 'theme',
        label: 'Theme',
        options: [
          { value: 'system', label: 'System', effect: 'Light or dark, as your desktop is.' },
          { value: 'light', label: 'Light', effect: 'Always light.' },
          { value: 'dark', label: 'Dark', effect: 'Always dark.' },
        ],
      },
      {
        kind: 'switch',
        name: 'startAtLogin',
        label: 'Start at login',
        effect:
          system === 'macos'
            ? 'Starts in the menu bar when you log in, and closes what ran out meanwhile.'
            : 'Starts in the tray when you log in, and closes what ran out meanwhile.',
      },
      {
        kind: 'choice',
        name: 'onQuit',
        label: 'On quit',
        options: [
          { value: 'ask', label: 'Ask', effect: 'Asks whenever something is open.' },
          { value: 'close', label: 'Close all', effect: 'Closes everything, then quits.' },
          {
            value: 'leave-open',
            label: 'Leave open',
            effect:
              'Nobody closes what is open until Drawbridge runs again, except AWS what is guarded.',
          },
        ],
      },
    ],
  };
}

/** Linux desktops decide themselves what a click does; most show the menu. */
export function trayGroup(system: Platform): SettingGroup {
  const besides =
    system === 'linux'
      ? ' Desktops that show menus only, such as GNOME, show it all the same.'
      : '';
  return {
    id: 'tray',
    title: 'Tray',
    words: 'icon menu bar panel',
    settings: [
      {
        kind: 'choice',
        name: 'trayClick',
        label: 'A click on the icon',
        options: [
          { value: 'menu', label: 'Shows the menu', effect: 'Any click shows the menu.' },
          {
            value: 'toggle',
            label: 'Opens and closes',
            effect: `Opens or closes your first favourite; a right click shows the menu.${besides}`,
          },
        ],
      },
    ],
  };
}

export const shortcutGroup: SettingGroup = {
  id: 'shortcuts',
  title: 'Keyboard shortcuts',
  words: 'global hotkeys keys',
  settings: [
    {
      kind: 'shortcut',
      name: 'openShortcut',
      label: 'Open the first favourite',
      effect: 'In every program, for its usual duration.',
    },
    {
      kind: 'shortcut',
      name: 'closeAllShortcut',
      label: 'Close all',
      effect: 'In every program, at once and without asking.',
    },
    {
      kind: 'switch',
      name: 'letterKeys',
      label: 'Letter keys',
      effect: 'O, C and E open, close and extend the row in focus. Off helps if you dictate.',
    },
  ],
};

/** All best effort, and said so: the system need not wait for AWS. */
export function closingGroup(system: Platform): SettingGroup {
  return {
    id: 'closing',
    title: 'Closing by itself',
    words: 'presence sleep lock log out shut down',
    settings: [
      {
        kind: 'switch',
        name: 'closeOnSleep',
        label: 'When the computer goes to sleep',
        effect: 'Closes all if the network lasts long enough, else on waking up.',
      },
      {
        kind: 'switch',
        name: 'closeOnLock',
        label: 'When the screen is locked',
        // Electron hears of a locked screen on macOS and Windows only.
        effect:
          system === 'linux'
            ? 'No effect on Linux, where Drawbridge is not told of it.'
            : 'Closes all at once; without a network, as soon as AWS can be reached.',
      },
      {
        kind: 'switch',
        name: 'closeOnLogOut',
        label: 'When you log out or shut down',
        effect: 'Closes all if the system waits long enough, else at the next start.',
      },
    ],
  };
}
