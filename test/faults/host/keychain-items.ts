/** The secrets in the scripted keychain, by access key id: in memory only. */
export const keychainItems = new Map<string, string>();
