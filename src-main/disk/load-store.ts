import { createRequire } from 'node:module';
import type { StoreClass } from './store-file.ts';

/**
 * electron-store, loaded at the first save: it brings a validator larger than all that a start
 * needs. The build puts it into a file of its own beside this one; it is required, not imported,
 * since a save does not wait.
 *
 * @see https://github.com/sindresorhus/electron-store
 */
export function loadStore(): StoreClass {
  const load = createRequire(__filename);
  return (load('./electron-store.cjs') as { readonly default: StoreClass }).default;
}
