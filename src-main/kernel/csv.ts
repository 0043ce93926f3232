/** What ends a field. */
const BREAKS = new Set([',', '\n', '\r']);

/**
 * Reads comma-separated values: fields with commas, quotes or line breaks stand in quotes, quotes in
 * them twice. A BOM and empty lines are left out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvRows(file: string): readonly (readonly string[])[] {
  const text = file.replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at + 1) : plainField(text, at);
    row.push(field.value);
    at = field.end + 1;
    if (text[field.end] === ',' && at < text.length) continue;
    if (text[field.end] === ',') row.push('');
    if (row.some((value) => value.trim() !== '')) rows.push(row);
    row = [];
  }
  return rows;
}

interface Field {
  readonly value: string;
  /** Where the character stands that ends it. */
  readonly end: number;
}

function plainField(text: string, from: number): Field {
  let end = from;
  while (end < text.length && !BREAKS.has(text.charAt(end))) end += 1;
  return { value: text.slice(from, end), end };
}

/** From behind the opening quote; what follows the closing one belongs to no field. */
function quotedField(text: string, from: number): Field {
  let close = text.indexOf('"', from);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const inside = close === -1 ? text.slice(from) : text.slice(from, close);
  const value = inside.replaceAll('""', '"');
  return { value, end: close === -1 ? text.length : plainField(text, close + 1).end };
}

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Writes comma-separated values for a spreadsheet. A cell that it would run as a formula has an
 * apostrophe before it: names in the report are other people's.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const tame = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
