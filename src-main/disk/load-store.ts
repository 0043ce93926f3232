import type { StoreClass } from './store-file.ts';

/**
 * electron-store, loaded at the first save: it brings a validator larger than the rest of what a
 * start needs. `require`, since a save does not wait.
 *
 * @see https://github.com/sindresorhus/electron-store
 */
export function loadStore(): StoreClass {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return (require('electron-store') as { readonly default: StoreClass }).default;
}
