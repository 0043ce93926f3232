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

/** The items as they are to be written. */
export function withSeals<T extends { readonly id: string }>(
  items: readonly T[],
  { kind, seals, powersOf }: Sealing<T>,
): readonly (T & { readonly seal?: string })[] {
  return items.map((item) => {
    const seal = seals.sealFor(kind, item.id, powersOf(item));
    return seal === undefined ? item : { ...item, seal };
  });
}
