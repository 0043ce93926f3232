/** The part of keytar that is used. */
export interface KeytarLike {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  /** False when there was nothing to delete, or when it is locked. */
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * keytar, loaded at the first call: its native part needs libsecret on Linux, and a computer without
 * it must still start. Each call rejects when it cannot be loaded.
 */
export function loadKeytar(): KeytarLike {
  return {
    getPassword: async (service, account) => (await keytar()).getPassword(service, account),
    setPassword: async (service, account, password) =>
      (await keytar()).setPassword(service, account, password),
    deletePassword: async (service, account) => (await keytar()).deletePassword(service, account),
  };
}

/** A CommonJS module: Node gives its functions under `default` only, a bundler also beside it. */
async function keytar(): Promise<KeytarLike> {
  const loaded: KeytarLike & { readonly default?: KeytarLike } = await import('keytar');
  return loaded.default ?? loaded;
}
