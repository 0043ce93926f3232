import type * as z from 'zod/mini';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import { UNSEALED } from '../kernel/seals.ts';
import type { Seals } from '../kernel/seals.ts';
import type { IdentityStore } from '../identities/identity.ts';
import { resourcePowers } from '../resources/powers.ts';
import type { ResourceStore } from '../resources/resource.ts';
import { identitySchema } from './identity-schema.ts';
import { FILE_VERSION, parseList } from './parse-file.ts';
import { resourceSchema } from './resource-schema.ts';
import { foundItems, sealedReader, sealOf, withSeal } from './sealed-items.ts';
import type { Sealing } from './sealed-items.ts';
import { openStoreFile } from './store-file.ts';
import type { Opened, StorePlace } from './store-file.ts';

/** Identities in `identities.json`: who, never a secret. */
export function openIdentityStore(
  place: StorePlace,
  seals: Seals = UNSEALED,
): Opened<IdentityStore> {
  const sealing = { kind: 'identity', seals, powersOf: (all: unknown) => all } as const;
  return openList(place, 'identities', identitySchema, sealing);
}

/** Resources in `resources.json`. */
export function openResourceStore(
  place: StorePlace,
  seals: Seals = UNSEALED,
): Opened<ResourceStore> {
  const sealing = { kind: 'resource', seals, powersOf: resourcePowers } as const;
  return openList(place, 'resources', resourceSchema, sealing);
}

interface ListStore<T> {
  load(): readonly T[];
  save(items: readonly T[]): Result<void, Refusal>;
}

function openList<T extends { readonly id: string }>(
  place: StorePlace,
  name: string,
  item: z.ZodMiniType<T>,
  sealing: Sealing<T>,
): Opened<ListStore<T>> {
  const reader = sealedReader(item);
  const file = openStoreFile(place, name, (text) => parseList(text, name, reader));
  const found = file.value ?? [];
  let items: readonly T[] = found.map((each) => each.item);
  const store: ListStore<T> = {
    load: () => items,
    save(wanted) {
      const sealed = wanted.map((one) => withSeal(one, sealOf(one, sealing)));
      const saved = file.save({ version: FILE_VERSION, [name]: sealed });
      if (saved.ok) items = [...wanted];
      return saved;
    },
  };
  const again = (): boolean => items.length === 0 || store.save(items).ok;
  sealing.seals.loaded(sealing.kind, foundItems(found, sealing), again);
  if (file.problem === undefined) return { store };
  // What could be read stands in no file now.
  if (items.length > 0 && file.problem.kind === 'file-unreadable') store.save(items);
  return { store, problem: file.problem };
}
