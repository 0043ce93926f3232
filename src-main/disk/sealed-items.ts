import type * as z from 'zod/mini';
import type { FoundItem, SealedKind, Seals } from '../kernel/seals.ts';
import type { ItemReader } from './parse-file.ts';

/** An item of a file, and the seal that stood beside its fields. */
export interface SealedItem<T> {
  readonly item: T;
  readonly seal?: string;
}

/** Reads an item that may bear a seal; the schema never sees the seal. */
export function sealedReader<T>(schema: z.ZodMiniType<T>): ItemReader<SealedItem<T>> {
  return {
    safeParse(value) {
      const { seal, fields } = apart(value);
      const read = schema.safeParse(fields);
      if (!read.success) return { success: false };
      const kept = typeof seal === 'string' ? { seal } : {};
      return { success: true, data: { item: read.data, ...kept } };
    },
  };
}

function apart(value: unknown): { readonly seal: unknown; readonly fields: unknown } {
  if (typeof value !== 'object' || value === null || !('seal' in value))
    return { seal: undefined, fields: value };
  const { seal, ...fields } = value;
  return { seal, fields };
}

/** One kind of items in one file, with their seals. */
export interface Sealing<T> {
  readonly kind: SealedKind;
  readonly seals: Seals;
  readonly powersOf: (item: T) => unknown;
}

export function foundItems<T extends { readonly id: string }>(
  found: readonly SealedItem<T>[],
  { powersOf }: Pick<Sealing<T>, 'powersOf'>,
): readonly FoundItem[] {
  return found.map(({ item, seal }) => ({
    id: item.id,
    powers: powersOf(item),
    ...(seal !== undefined && { seal }),
  }));
}

/** The seal that is to be written with an item. */
export function sealOf<T extends { readonly id: string }>(
  item: T,
  { kind, seals, powersOf }: Sealing<T>,
): string | undefined {
  return seals.sealFor(kind, item.id, powersOf(item));
}

/** An item as it is to be written. */
export function withSeal<T extends object>(item: T, seal: string | undefined): T {
  return seal === undefined ? item : { ...item, seal };
}
