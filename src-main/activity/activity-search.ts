import { entryText, outcomeOf } from './activity-in-words.ts';
import type { ActivityAbout, ActivityQuery } from './activity-query.ts';
import type { ActivityEntry } from './activity.ts';

/** An entry with what its words are searched in. */
export interface SearchedEntry {
  readonly entry: ActivityEntry;
  /** In lower case. */
  readonly text: string;
}

export function searched(entry: ActivityEntry): SearchedEntry {
  return { entry, text: entryText(entry).toLowerCase() };
}

/** As many as a list to choose from still makes sense with. */
const MOST_ABOUT = 200;

/** What the entries are about, the latest first, each by the name it had last. */
export function aboutAll(entries: readonly SearchedEntry[]): readonly ActivityAbout[] {
  const about = new Map<string, ActivityAbout>();
  for (const { entry } of entries) {
    const id = aboutId(entry);
    if (about.has(id)) continue;
    about.set(id, { id, subject: entry.subject });
    if (about.size === MOST_ABOUT) break;
  }
  return [...about.values()];
}

/** What an entry is about, as `resourceId` of a query takes it. */
export function aboutId({ resourceId, subject }: ActivityEntry): string {
  return resourceId ?? subject;
}

/** The entries that have all a query asks for, in their order. */
export function matching(
  entries: readonly SearchedEntry[],
  query: ActivityQuery,
): readonly SearchedEntry[] {
  const words = wordsOf(query.text ?? '');
  const { resourceId, outcome, from = -Infinity, to = Infinity } = query;
  return entries.filter(
    ({ entry, text }) =>
      entry.at >= from &&
      entry.at < to &&
      (resourceId === undefined || aboutId(entry) === resourceId) &&
      (outcome === undefined || outcomeOf(entry) === outcome) &&
      words.every((word) => text.includes(word)),
  );
}

/** Whether a query lets everything through. */
export function asksNothing({ text = '', ...rest }: ActivityQuery): boolean {
  return wordsOf(text).length === 0 && Object.values(rest).every((value) => value === undefined);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
