import { describe, expect, it } from 'vitest';
import { csvRows, csvText } from '../../../src-main/kernel/csv.ts';

describe('comma-separated values', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'plain fields',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['Windows line ends and no last one', 'a\r\nb', [['a'], ['b']]],
    ['a BOM and empty lines', '\uFEFFa\n\n,\nb\n', [['a'], ['b']]],
    ['empty fields, the last one too', ',a,\nb', [['', 'a', ''], ['b']]],
    ['an empty field at the very end', 'a,', [['a', '']]],
    ['commas, quotes and line breaks in quotes', '"a,""b""\nc",d', [['a,"b"\nc', 'd']]],
    ['an empty field in quotes', '"",a', [['', 'a']]],
    ['a quote nobody closes', 'a,"b', [['a', 'b']]],
    ['nothing', '', []],
  ])('are read with %s', (_what, text, rows) => {
    expect(csvRows(text)).toEqual(rows);
  });

  it('are read again as they were written', () => {
    const rows = [['a,b', 'say "no"', 'two\nlines', ''], ['last']];
    expect(csvRows(csvText(rows))).toEqual(rows);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'never hold a formula: %j',
    (formula) => {
      const [[first] = []] = csvRows(csvText([[formula]]));
      expect(first).toBe(`'${formula}`);
    },
  );
});
