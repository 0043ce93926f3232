/** More than anyone reads: who has more types another letter. */
export const MOST_SHOWN = 50;

/**
 * The entries that hold every word of the search, the best first and no more than are shown; all
 * in their own order while nothing is typed. A word counts most at the start of the label, then at
 * the start of one of its words, then within one, and least as letters in that order.
 */
export function bestMatches<T extends { readonly label: string; readonly also?: string }>(
  entries: readonly T[],
  search: string,
): readonly T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.slice(0, MOST_SHOWN);
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN)
    .map(({ entry }) => entry);
}

/** 0 when a word is missing. `also` is found, but counts less than the label. */
function scoreOf(
  { label, also = '' }: { readonly label: string; readonly also?: string },
  words: readonly string[],
): number {
  const scores = words.map((word) =>
    Math.max(
      wordScore(label.toLowerCase(), word) * 2,
      also === '' ? 0 : wordScore(also.toLowerCase(), word),
    ),
  );
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

function wordScore(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 16;
  if (startsAWord(text, word)) return 12;
  if (at > 0) return 4;
  return word.length > 1 && hasLetters(text, word) ? 1 : 0;
}

function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || /[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  return false;
}

function hasLetters(text: string, word: string): boolean {
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
