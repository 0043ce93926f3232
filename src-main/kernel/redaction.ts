import { withoutSecrets } from './secret.ts';

/** What is known to say who somebody is, and what stands in its place. */
export interface Known {
  readonly value: string;
  /** `account`, `resource`: what a reader still learns of it. */
  readonly kind: string;
}

/** Shorter names would be found in every word. */
const SHORTEST = 3;

/**
 * For words the app did not choose itself, as lines of a log. First every value the app knows by its
 * type, then whatever looks like one that it does not know.
 */
export function redactor(known: readonly Known[]): (text: string) => string {
  const values = known
    .filter(({ value }) => value.length >= SHORTEST)
    .toSorted((one, other) => other.value.length - one.value.length);
  return (text) => {
    let clean = withoutSecrets(text);
    for (const { value, kind } of values) clean = clean.replaceAll(value, `[${kind}]`);
    for (const [pattern, kind] of LOOKS_LIKE) clean = clean.replaceAll(pattern, `[${kind}]`);
    return clean;
  };
}

/** The second net only: what is known by its type never depends on it. */
const LOOKS_LIKE: readonly (readonly [RegExp, string])[] = [
  [/arn:aws[\w-]*:[^\s"',)\]}]+/g, 'arn'],
  [/\b(?:A[KS]IA|AIDA|AROA)[A-Z0-9]{8,}\b/g, 'key id'],
  [/\bsgr?-[0-9a-f]{8,17}\b/g, 'group or rule'],
  [/(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+=_-]{40,}(?![A-Za-z0-9/+=_-])/g, 'secret?'],
  [/\b\d{12}\b/g, 'account'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?\b/g, 'address'],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::|[0-9a-f]{1,4})(?::?[0-9a-f]{1,4})*(?:\/\d{1,3})?/gi,
    'address',
  ],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, 'e-mail'],
  [/(?:\/home\/|\/Users\/|[A-Z]:\\Users\\)[^/\\\s:"']+/g, 'home'],
];
