/** Whether text fits one of IAM's patterns: `*` is any text, `?` any one character. */
export function fits(pattern: string, text: string): boolean {
  return expressionOf(pattern).test(text);
}

/** Actions are compared without regard to case. */
export function fitsAction(pattern: string, action: string): boolean {
  return fits(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether everything that fits `narrow` fits `wide`: exact for patterns without `?`. */
export function covers(wide: string, narrow: string): boolean {
  // A `*` of the narrow one stands for any text, so only a `*` of the wide one can take it up.
  return fits(wide, narrow.replaceAll('*', ANYTHING));
}

/** Whether the pattern names more than one thing. Variables are no wildcards. */
export function isWild(text: string): boolean {
  return /[*?]/.test(text.replaceAll(/\$\{[^}]*\}/g, ''));
}

/** A letter no name has, so that `?` and `*` take it but no literal does. */
const ANYTHING = '\u0000\u0000';

function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[$()+./[\\\]^{|}-]/g, String.raw`\$&`)
    .replaceAll('*', '[^]*')
    .replaceAll('?', '[^]');
  return new RegExp(`^${source}$`);
}
