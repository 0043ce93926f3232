import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyring } from './desktop/keyring.ts';
import { SessionBus } from './desktop/session-bus.ts';

export interface KeychainDesktop {
  /** What a process needs to find this keychain and no other. */
  readonly env: NodeJS.ProcessEnv;
  readonly keyring: Keyring;
  stop(): Promise<void>;
}

/** A session bus of its own; gnome-keyring, the real one, is on it unless it is left out. */
export async function startKeychainDesktop(): Promise<KeychainDesktop> {
  const { bus, env, folder } = await startBus();
  const keyring = await Keyring.start(bus, folder, env);
  return {
    env,
    keyring,
    stop: async () => {
      await keyring.stop();
      await bus.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A session bus on which no keychain answers. */
export async function startDesktopWithoutKeychain(): Promise<Omit<KeychainDesktop, 'keyring'>> {
  const { bus, env, folder } = await startBus();
  return {
    env,
    stop: async () => {
      await bus.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startBus() {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-keychain-'));
  const runtime = join(folder, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const bus = await SessionBus.start(folder);
  const env = {
    ...process.env,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: runtime,
  };
  return { bus, env, folder };
}
