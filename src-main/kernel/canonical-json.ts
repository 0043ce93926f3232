/**
 * One text for one value: names in order, nothing that is `undefined`, no spaces. What went through a
 * file and came back has the same text as before.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  // Pairs, not an object: a field named `__proto__` must count as any other.
  return { o: fields.sort(byName).map(([name, field]) => [name, ordered(field)]) };
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
