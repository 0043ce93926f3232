import { ALWAYS_SHOWN, AlwaysShown, TestNotice } from './test-notice.tsx';
import { About } from './about.tsx';
import { AddressSources } from './address-sources.tsx';
import { closingGroup, generalGroup, shortcutGroup, trayGroup } from './desktop-groups.ts';
import { Contacts } from './contacts.tsx';
import { GuardedPlaces } from './guarded-places.tsx';
import { KEYBOARD_HELP } from '../../format/keyboard-help.ts';
import { KeyboardTable } from './keyboard-table.tsx';
import { ContactedWhy, WhereDataIsKept } from './privacy.tsx';
import { PROXY_WORDS, ProxySetting } from './proxy-setting.tsx';
import type { SettingGroup } from './setting.ts';
import { UpdateStatus } from './update-status.tsx';
import type { Platform } from '../../../src-main/resources/connect.ts';

/** All that can be set or read here, in the order in which it is shown. */
export function settingGroups(system: Platform): readonly SettingGroup[] {
  return [
    generalGroup(system),
    trayGroup(system),
    shortcutGroup,
    WORK,
    closingGroup(system),
    GUARD,
    NOTIFICATIONS,
    NETWORK,
    ACCESS_KEYS,
    UPDATES,
    PRIVACY,
    KEYBOARD,
    ABOUT,
  ];
}

const WORK: SettingGroup = {
  id: 'work',
  title: 'Keep open while I work',
  words: 'renew idle presence',
  settings: [
    {
      kind: 'number',
      name: 'termMinutes',
      label: 'Term',
      unit: 'minutes',
      effect: 'Opens for this long at a time and renews while you work.',
    },
    {
      kind: 'number',
      name: 'idleMinutes',
      label: 'Away after',
      unit: 'minutes',
      effect: 'Without keyboard or mouse for this long, a term is not renewed.',
    },
    {
      kind: 'number',
      name: 'maxWorkHours',
      label: 'At the latest after',
      unit: 'hours',
      effect: 'Closes then in any case, however much you work.',
    },
  ],
};

const GUARD: SettingGroup = {
  id: 'guard',
  title: 'Guaranteed close',
  words: 'guard schedule EventBridge Scheduler computer off crash',
  settings: [
    {
      kind: 'part',
      name: 'guarded',
      words: 'Guarded places account Region AWS closes by itself even if this computer is off',
      part: GuardedPlaces,
    },
    {
      kind: 'choice',
      name: 'ifUnguarded',
      label: 'If a door cannot be guarded',
      options: [
        {
          value: 'open',
          label: 'Open it',
          effect: 'Opens it all the same, says that it is not guarded, and keeps trying.',
        },
        {
          value: 'refuse',
          label: 'Do not open it',
          effect: 'Opens nothing that AWS would not close by itself.',
        },
      ],
    },
  ],
};

const NOTIFICATIONS: SettingGroup = {
  id: 'notifications',
  title: 'Notifications',
  words: 'messages alerts',
  settings: [
    {
      kind: 'switch',
      name: 'notifyOpened',
      label: 'Opened',
      effect: 'What was opened, for whom and until when. Without a sound.',
    },
    {
      kind: 'switch',
      name: 'notifySoon',
      label: 'Closes soon',
      effect: 'Five minutes before, in time to extend it.',
    },
    {
      kind: 'switch',
      name: 'notifyClosed',
      label: 'Closed by itself',
      effect: 'At its end, while you were away, or by somebody else.',
    },
    {
      kind: 'switch',
      name: 'notifyAddress',
      label: 'Moved to a new address',
      effect: 'Your address changed, and what is open followed it.',
    },
    {
      kind: 'switch',
      name: 'notifyKeys',
      label: 'Access keys',
      effect: 'Old keys, once a day at most, and what a rotation has done or needs.',
    },
    { kind: 'part', name: 'always', words: `Always shown ${ALWAYS_SHOWN}`, part: AlwaysShown },
    {
      kind: 'part',
      name: 'test',
      words: 'Show a test notification. Whether your desktop lets them through.',
      part: TestNotice,
    },
  ],
};

const NETWORK: SettingGroup = {
  id: 'network',
  title: 'Network',
  words: 'internet connection',
  settings: [
    { kind: 'part', name: 'proxy', words: PROXY_WORDS, part: ProxySetting },
    {
      kind: 'part',
      name: 'sources',
      words: 'Address sources services say which IP address they see IPv4 IPv6 operators agree',
      part: AddressSources,
    },
  ],
};

const ACCESS_KEYS: SettingGroup = {
  id: 'access-keys',
  title: 'Access keys',
  words: 'rotation age',
  settings: [
    {
      kind: 'number',
      name: 'soonAfterDays',
      label: 'Rotate soon after',
      unit: 'days',
      effect: 'Marks older keys and tells you once.',
    },
    {
      kind: 'number',
      name: 'remindAfterDays',
      label: 'Remind to rotate after',
      unit: 'days',
      effect: 'Reminds you once a day at most. CIS asks for 90 days, AWS for “when needed”.',
    },
    {
      kind: 'number',
      name: 'overdueAfterDays',
      label: 'Overdue after',
      unit: 'days',
      effect: 'Marks keys that old as overdue.',
    },
    {
      kind: 'number',
      name: 'unusedAfterDays',
      label: 'Unused after',
      unit: 'days',
      effect: 'The health of an account names users and keys not used for that long.',
    },
    {
      kind: 'number',
      name: 'rotationWatchDays',
      label: 'Keep the old key for',
      unit: 'days',
      effect: 'After a rotation it is inactive for this long, ready to come back, then deleted.',
    },
  ],
};

const UPDATES: SettingGroup = {
  id: 'updates',
  title: 'Updates',
  words: 'upgrade new version',
  settings: [
    {
      kind: 'switch',
      name: 'lookForUpdates',
      label: 'Look for updates',
      effect: 'At the start and once a day at most. Nothing is downloaded before you say so.',
    },
    {
      kind: 'part',
      name: 'update',
      words: 'Check for updates. Version, download, restart now, install after closing',
      part: UpdateStatus,
    },
  ],
};

const PRIVACY: SettingGroup = {
  id: 'privacy',
  title: 'Privacy',
  words: 'security',
  settings: [
    {
      kind: 'part',
      name: 'contacted',
      words:
        'No telemetry statistics crash reports. Who is contacted and why: AWS, address sources, proxy, hosts, ports, updates',
      part: ContactedWhy,
    },
    {
      kind: 'part',
      name: 'contacts',
      words: 'Hosts contacted since Drawbridge started: AWS, address, proxy, port, updates',
      part: Contacts,
    },
    {
      kind: 'part',
      name: 'data',
      words: 'Where your data is kept: files, folder, settings, journal, keychain',
      part: WhereDataIsKept,
    },
  ],
};

const KEYBOARD: SettingGroup = {
  id: 'keyboard',
  title: 'Keyboard',
  words: 'keys shortcuts help',
  settings: [
    {
      kind: 'part',
      name: 'keys',
      words: KEYBOARD_HELP.flatMap(({ group, keys }) => [
        group,
        ...keys.map((line) => `${line.keys} ${line.does}`),
      ]).join(' '),
      part: KeyboardTable,
    },
  ],
};

const ABOUT: SettingGroup = {
  id: 'about',
  title: 'About',
  settings: [
    {
      kind: 'part',
      name: 'about',
      words: 'Version Drawbridge Electron Chromium Node.js system licence MIT diagnostics',
      part: About,
    },
  ],
};
