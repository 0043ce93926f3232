import { describe, expect, it } from 'vitest';
import { QueryParameters } from '../../../src-main/sandbox/protocol/query-parameters.ts';

describe('query parameters', () => {
  it('are a tree of structures and lists', () => {
    const parameters = QueryParameters.parse(
      'Action=X&P.1.Port=22&P.1.Range.1.Cidr=a&P.1.Range.2.Cidr=b%2F32&P.2.Port=23',
    );
    const [first, second] = parameters.structures('P');
    expect(first?.integer('Port')).toBe(22);
    expect(first?.structures('Range').map((range) => range.text('Cidr'))).toEqual(['a', 'b/32']);
    expect(second?.structures('Range')).toEqual([]);
  });

  it('keep lists in the order of their numbers', () => {
    const query = 'Id.10=ten&Id.2=two&Id.1=one';
    expect(QueryParameters.parse(query).texts('Id')).toEqual(['one', 'two', 'ten']);
  });

  it('tell absent from empty', () => {
    const parameters = QueryParameters.parse('Description=');
    expect(parameters.text('Description')).toBe('');
    expect(parameters.text('Other')).toBeUndefined();
  });

  it('read flags and integers strictly', () => {
    const parameters = QueryParameters.parse('DryRun=true&Port=22x&Flag=yes');
    expect(parameters.flag('DryRun')).toBe(true);
    expect(parameters.flag('Absent')).toBe(false);
    expect(() => parameters.integer('Port')).toThrow('Must be an integer');
    expect(() => parameters.flag('Flag')).toThrow('true or false');
  });

  it.each(['a..b=1', '.a=1', 'a.b.c.d.e.f.g.h.i=1'])('refuse the malformed name in %s', (query) => {
    expect(() => QueryParameters.parse(query)).toThrow(
      expect.objectContaining({ code: 'MalformedQueryString' }),
    );
  });

  it('hold names that objects inherit like any other', () => {
    const parameters = QueryParameters.parse('__proto__.x=1&constructor=2');
    expect(parameters.text('constructor')).toBe('2');
    expect(parameters.structure('toString').text('x')).toBeUndefined();
  });
});
