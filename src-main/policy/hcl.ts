/** A block with its body, indented. */
export function block(head: string, bodies: readonly (readonly string[])[]): string {
  return [`${head} {`, ...indented(bodies.flat()), '}', ''].join('\n');
}

/** An attribute that is a list of texts. */
export function list(name: string, values: readonly string[]): readonly string[] {
  if (values.length === 1) return [`  ${name} = [${values.map(text).join('')}]`];
  return [`  ${name} = [`, ...values.map((value) => `    ${text(value)},`), '  ]'];
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** A text in quotes. */
export function text(value: string): string {
  return escaped(JSON.stringify(value));
}

/** What Terraform would take for a template of its own, as plain text. */
export function escaped(value: string): string {
  // As functions: in a replacement text `$$` would mean a single `$`.
  return value.replaceAll('${', () => '$${').replaceAll('%{', () => '%%{');
}
