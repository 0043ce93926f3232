import path from 'node:path';
import type Electron from 'electron';
import { bugLog } from '../disk/log-file.ts';
import { keepPrivate } from '../disk/private-files.ts';
import { loadStore } from '../disk/load-store.ts';
import { followDeepLinks } from '../electron/deep-links.ts';
import { isStartedHidden } from '../electron/login-item.ts';
import { isWorking } from '../electron/presence.ts';
import type { TrayIcon } from '../electron/tray-icon.ts';
import { loadKeytar } from '../keychain/load-keytar.ts';
import { keytarItems } from '../keychain/keytar-items.ts';
import type { KeytarItems } from '../keychain/keytar-items.ts';
import { keytarStore } from '../keychain/keytar-store.ts';
import { keytarSealKeys } from '../keychain/seal-keys.ts';
import { waysOut } from '../network/ways-out.ts';
import { Contacts } from './contacts.ts';
import type { RunningRealm } from './realm.ts';
import { giveBackMemory } from './memory.ts';
import { Realms } from './realms.ts';
import { sandboxSeals } from './sandbox-realm.ts';
import { buildShell } from './shell.ts';
import { adoptLoginItem, systemLoginItem } from './settings-changes.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shell } from './shell.ts';
import { openStores } from './stores.ts';
import { randomId, signature, systemTime } from './system.ts';

/** Unlocking a keychain is a person typing. */
const KEYCHAIN_LIMIT_MS = 60_000;
/** First the tray, then whatever makes the first click fast: nobody clicks sooner. */
const WARM_UP_AFTER_MS = 150;
/** What can wait until the desktop has started, too. */
const LOOK_AROUND_AFTER_MS = 2_000;
/** Who cannot see the icon waits for the window. */
const LOOK_FOR_HOST_AFTER_MS = 500;

/** By then all that a start does is done. */
const STARTED_AFTER_MS = 8_000;
/** By then a window shows all it has to show. */
const WINDOW_SHOWN_AFTER_MS = 3_000;
/** By then nothing of a window is left. */
const WINDOW_GONE_AFTER_MS = 2_000;
/** Nothing of a start waits for it. */
const LOOK_FOR_UPDATES_AFTER_MS = 10_000;

/** Builds everything around the icon that is there already, and connects it to the system. */
export async function startApp(electron: typeof Electron, tray: TrayIcon): Promise<Shell> {
  const { app, nativeTheme, powerMonitor } = electron;
  const folder = app.getPath('userData');
  const logBug = bugLog(path.join(folder, 'logs', 'drawbridge.log'));
  keepPrivate(folder, (error) => {
    logBug(randomId(), error);
  });
  const keychain = {
    aws: keychainItems('Drawbridge'),
    sandbox: keychainItems('Drawbridge Sandbox'),
  };
  const stores = openStores(folder, loadStore, keytarSealKeys(keychain.aws));
  const { installId, realm } = stores.app.load();
  adoptLoginItem(stores.settings, systemLoginItem(app), app);
  nativeTheme.themeSource = stores.settings.load().theme;

  const time = systemTime();
  const contacts = new Contacts(time);
  const ways = waysOut({
    settings: () => stores.settings.load(),
    systemProxy: async (url) => electron.session.defaultSession.resolveProxy(url),
    clock: time,
  });
  const realms = new Realms({
    folder,
    loadStore,
    version: app.getVersion(),
    time,
    // Both only after the tray is there: TLS is a large part of Node.
    newAgents: async () => {
      const { newAgents } = await import('../network/agents.ts');
      return newAgents({ waysOut: ways, contacted: contacts.note.bind(contacts) });
    },
    ask: async (source) => {
      const { httpsSource } = await import('../network/https-source.ts');
      const contacted = (host: string): void => {
        contacts.note(host, 'address');
      };
      return httpsSource({ waysOut: ways, contacted })(source);
    },
    tryPort: async (host, port) => {
      const { portTry } = await import('../network/port-try.ts');
      contacts.note(host, 'port');
      return portTry()(host, port);
    },
    settings: () => stores.settings.load(),
    working: () => isWorking(powerMonitor, stores.settings.load().idleMinutes),
    signature: signature(installId),
    reportBug: (error) => {
      logBug(randomId(), error);
    },
    keyStoreFor: (of) => keytarStore(keychain[of]),
    sealsFor: (of) => (of === 'aws' ? stores.seals : sandboxSeals(installId)),
    sourcesText: process.env['DRAWBRIDGE_IP_SOURCES'],
    remember: (now) => {
      stores.app.change({ realm: now });
    },
  });
  await realms.start(realm);
  const shell = buildShell({
    electron,
    realms,
    stores,
    tray,
    time,
    logBug,
    contacts,
    waysOut: ways,
    devUrl: process.env['ELECTRON_RENDERER_URL'],
    endpointOverride: process.env['AWS_ENDPOINT_URL'],
  });
  listen(electron, shell, realms, () => stores.settings.load());
  const hidden = isStartedHidden(process.argv, process.platform, app);
  if (realms.running.identities.all.length === 0 && !hidden) shell.show();
  time.after(LOOK_FOR_HOST_AFTER_MS, shell.lookForTrayHost);
  time.after(STARTED_AFTER_MS, giveBackMemory);
  app.on('browser-window-created', () => {
    time.after(WINDOW_SHOWN_AFTER_MS, giveBackMemory);
  });
  app.on('window-all-closed', () => {
    time.after(WINDOW_GONE_AFTER_MS, giveBackMemory);
  });
  time.after(LOOK_FOR_UPDATES_AFTER_MS, shell.lookForUpdates);
  time.after(WARM_UP_AFTER_MS, () => {
    warmUp(realms.running);
  });
  time.after(LOOK_AROUND_AFTER_MS, () => {
    lookAround(realms.running);
  });
  return shell;
}

function keychainItems(service: string): KeytarItems {
  return keytarItems({ service, keytar: loadKeytar(), timeoutMs: KEYCHAIN_LIMIT_MS });
}

/** What the system tells. */
function listen(
  { app, nativeTheme, powerMonitor }: typeof Electron,
  { show, faces, quit }: Shell,
  realms: Realms,
  settings: () => Settings,
): void {
  app.on('activate', () => {
    show();
  });
  followDeepLinks({ app, argv: process.argv, show });
  nativeTheme.on('updated', () => {
    faces.redrawIcon();
  });
  for (const awake of ['resume', 'unlock-screen'] as const)
    powerMonitor.on(awake as 'resume', () => {
      realms.lookAgain();
    });
  // Best effort: the system does not wait, and may take the network away first.
  powerMonitor.on('suspend', () => {
    if (settings().closeOnSleep) void realms.running.bulk.closeAll('sleep');
  });
  powerMonitor.on('lock-screen', () => {
    if (settings().closeOnLock) void realms.running.bulk.closeAll('lock');
  });
  // The session waits for an app that asks it to: time to close the doors.
  powerMonitor.on('shutdown', (event?: Electron.Event) => {
    event?.preventDefault();
    quit.logOut(settings().closeOnLogOut);
  });
  const end = (): void => {
    quit.end();
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** My address, and the SDK with an open socket for the first click. */
function warmUp({ resources, identities, address, clients }: RunningRealm): void {
  if (identities.all.length === 0) return;
  void address.check();
  const [first] = resources.all;
  const identity = first && identities.get(first.identityId);
  // Anything else may run a program, ask for a code or renew a sign-in: that takes a click.
  if (first && identity?.kind === 'access-key') void clients.warm(identity, first.region);
}

/** What AWS holds, and the age of the keys. */
function lookAround({ identities, reconciler }: RunningRealm): void {
  if (identities.all.length === 0) return;
  void reconciler.look();
  void identities.refreshKeys();
}
