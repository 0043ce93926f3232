import * as z from 'zod/mini';
import type { Parsed } from './durable-file.ts';

export const FILE_VERSION = 1;

const listFile = z.looseObject({ version: z.literal(FILE_VERSION) });
const anyObject = z.record(z.string(), z.unknown());

/** Reads one item of a list, as a schema does. */
export interface ItemReader<T> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false };
}

/**
 * Reads `{ version: 1, <key>: [...] }`. An item that cannot be understood costs itself only, and
 * the file is then not whole.
 */
export function parseList<T>(text: string, key: string, item: ItemReader<T>): Parsed<readonly T[]> {
  const file = listFile.safeParse(fromJson(text));
  const items = file.success ? file.data[key] : undefined;
  if (!Array.isArray(items)) return { whole: false };
  const read = items.map((each) => item.safeParse(each));
  const value = read.filter((each) => each.success).map((each) => each.data);
  return { value, whole: value.length === items.length };
}

/**
 * Reads an object field by field: what is missing stays missing, what cannot be understood is left
 * out, and the file is then not whole.
 */
export function parseFields<T extends object>(
  text: string,
  fields: { readonly [K in keyof T]-?: z.ZodMiniType<T[K]> },
): Parsed<Partial<T>> {
  const file = anyObject.safeParse(fromJson(text));
  if (!file.success) return { whole: false };
  let whole = true;
  const value: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries<z.ZodMiniType>(fields)) {
    if (!(name in file.data)) continue;
    const field = schema.safeParse(file.data[name]);
    if (field.success) value[name] = field.data;
    else whole = false;
  }
  return { value: value as Partial<T>, whole };
}

/** `undefined` for what is no JSON; JSON itself has no such value. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
