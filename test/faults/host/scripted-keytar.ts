import { drop, keep, keychainItems } from './keychain-items.ts';
import { surroundings } from './surroundings.ts';

/* Takes keytar's place in the host: a keychain in memory, with libsecret's manners and words. */

/** A locked keychain says "no such item", as one that was emptied does. */
export async function getPassword(_service: string, account: string): Promise<string | null> {
  await reach();
  return surroundings().keychain === 'usable' ? (keychainItems.get(account) ?? null) : null;
}

export async function setPassword(
  _service: string,
  account: string,
  password: string,
): Promise<void> {
  await reach();
  const { keychain } = surroundings();
  if (keychain === 'locked') throw new Error('Cannot create an item in a locked collection');
  if (keychain === 'dismissed') throw new Error('The prompt was dismissed');
  if (!account.endsWith('-probe')) await keep(account, password);
}

export async function deletePassword(_service: string, account: string): Promise<boolean> {
  await reach();
  return surroundings().keychain === 'usable' && (await drop(account));
}

async function reach(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (surroundings().keychain === 'absent')
    throw new Error('Could not connect: No such file or directory');
}
