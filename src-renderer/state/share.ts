/**
 * The next value, made of the parts of `last` wherever they are equal. Every snapshot crosses the
 * process border as a fresh copy; without this each one would repaint the whole window.
 */
export function share<T>(last: unknown, next: T): T {
  if (Object.is(last, next)) return next;
  if (Array.isArray(last) && Array.isArray(next)) return shareArray(last, next) as T;
  if (isRecord(last) && isRecord(next)) return shareRecord(last, next) as T;
  return next;
}

function shareArray(last: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const shared = next.map((item, index) => share(counterpart(last, item, index), item));
  const same = last.length === shared.length && shared.every((item, index) => item === last[index]);
  return same ? last : shared;
}

/** Entries with an id are followed when the list shifts, as the activity list does at its front. */
function counterpart(last: readonly unknown[], item: unknown, index: number): unknown {
  if (!isRecord(item) || item['id'] === undefined) return last[index];
  const here = last[index];
  if (isRecord(here) && here['id'] === item['id']) return here;
  return last.find((candidate) => isRecord(candidate) && candidate['id'] === item['id']);
}

function shareRecord(
  last: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = Object.keys(next);
  const shared = Object.fromEntries(keys.map((key) => [key, share(last[key], next[key])]));
  const same =
    Object.keys(last).length === keys.length &&
    keys.every((key) => key in last && last[key] === shared[key]);
  return same ? last : shared;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
