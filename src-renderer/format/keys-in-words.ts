/** `Ctrl+Shift+X` as it is written on a Mac: `⇧⌘X`; elsewhere as it is. */
export function keysInWords(keys: string, mac: boolean): string {
  if (!mac) return keys;
  return keys.replace(/((?:Ctrl|Shift|Alt)\+)+/g, (held) => {
    const has = (name: string, sign: string): string => (held.includes(name) ? sign : '');
    return has('Alt', '⌥') + has('Shift', '⇧') + has('Ctrl', '⌘');
  });
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(keys: string, mac: boolean): string {
  return keys.replaceAll('Ctrl', mac ? 'Meta' : 'Control');
}
