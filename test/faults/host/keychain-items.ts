import type { FromHost } from './messages.ts';

/** The secrets in the scripted keychain, by account: in memory only. */
export const keychainItems = new Map<string, string>();

/** Done when the computer knows it, which outlives the app. */
export async function keep(account: string, secret: string): Promise<void> {
  keychainItems.set(account, secret);
  await tellComputer({ kind: 'kept', account, secret });
}

export async function drop(account: string): Promise<boolean> {
  const was = keychainItems.delete(account);
  await tellComputer({ kind: 'kept', account, secret: undefined });
  return was;
}

function tellComputer(message: FromHost): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => {
      resolve();
    });
  });
}
