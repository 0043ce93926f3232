import type * as z from 'zod/mini';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { IdentityStore } from '../identities/identity.ts';
import type { ResourceStore } from '../resources/resource.ts';
import { identitySchema } from './identity-schema.ts';
import { FILE_VERSION, parseList } from './parse-file.ts';
import { resourceSchema } from './resource-schema.ts';
import { openStoreFile } from './store-file.ts';
import type { Opened, StorePlace } from './store-file.ts';

/** Identities in `identities.json`: who, never a secret. */
export function openIdentityStore(place: StorePlace): Opened<IdentityStore> {
  return openList(place, 'identities', identitySchema);
}

/** Resources in `resources.json`. */
export function openResourceStore(place: StorePlace): Opened<ResourceStore> {
  return openList(place, 'resources', resourceSchema);
}

interface ListStore<T> {
  load(): readonly T[];
  save(items: readonly T[]): Result<void, Refusal>;
}

function openList<T>(
  place: StorePlace,
  name: string,
  item: z.ZodMiniType<T>,
): Opened<ListStore<T>> {
  const file = openStoreFile(place, name, (text) => parseList(text, name, item));
  let items = file.value ?? [];
  const store: ListStore<T> = {
    load: () => items,
    save(wanted) {
      const saved = file.save({ version: FILE_VERSION, [name]: wanted });
      if (saved.ok) items = [...wanted];
      return saved;
    },
  };
  if (file.problem === undefined) return { store };
  // What could be read stands in no file now.
  if (items.length > 0 && file.problem.kind === 'file-unreadable') store.save(items);
  return { store, problem: file.problem };
}
