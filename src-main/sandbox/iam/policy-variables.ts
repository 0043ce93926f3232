/** What a request says of itself: condition keys and their values. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/**
 * A policy's text with its variables filled in; `undefined` when the request lacks one, for then
 * nothing fits. As a pattern, wildcards of the text stay wildcards and those of a value do not.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function filled(
  text: string,
  context: RequestContext,
  as: 'literal' | 'pattern',
): string | undefined {
  const literally = (value: string): string =>
    as === 'pattern' ? value.replaceAll(/[*?\\]/g, String.raw`\$&`) : value;
  const parts = text.split(/(\$\{[^}]*\})/).map((part): string | undefined => {
    const name = /^\$\{([^}]*)\}$/.exec(part)?.[1];
    if (name === undefined) return as === 'pattern' ? part.replaceAll('\\', '\\\\') : part;
    if (['*', '?', '$'].includes(name)) return literally(name);
    const value = context[name];
    return typeof value === 'string' ? literally(value) : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}
