/** Wildcards as in policies and filters: `*` any text, `?` one character, `\` takes the next literally. */
export function matchesPattern(pattern: string, text: string): boolean {
  // Most are plain ids, and there are thousands of them to look through.
  if (!/[*?\\]/.test(pattern)) return pattern === text;
  const source = pattern.replace(
    /\\([\s\S])|([\s\S])/g,
    (_, literal: string | undefined, plain: string | undefined) => {
      if (literal !== undefined) return escapedForRegExp(literal);
      if (plain === '*') return '[\\s\\S]*';
      return plain === '?' ? '[\\s\\S]' : escapedForRegExp(plain ?? '');
    },
  );
  return new RegExp(`^${source}$`).test(text);
}

function escapedForRegExp(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}
