import { describe, expect, it } from 'vitest';
import { JsonInput } from '../../../src-main/sandbox/protocol/json-input.ts';

describe('the members of a JSON request', () => {
  const input = JsonInput.parse(
    '{"Text":"a","Count":3,"On":true,"Inner":{"Text":"b"},"Texts":["c"],"Inners":[{"Text":"d"}],"Nothing":null}',
  );

  it('are read by their types', () => {
    expect(input.text('Text')).toBe('a');
    expect(input.integer('Count')).toBe(3);
    expect(input.structure('Inner')?.text('Text')).toBe('b');
    expect(input.texts('Texts')).toEqual(['c']);
  });

  it('are absent when null, inherited or not there', () => {
    for (const name of ['Nothing', 'toString', 'Missing']) {
      expect(input.text(name)).toBeUndefined();
      expect(input.texts(name)).toEqual([]);
    }
    expect(input.names()).not.toContain('Nothing');
  });

  it.each([
    ['a number for a text', () => input.text('Count')],
    ['a text for a number', () => input.integer('Text')],
    ['a list for a structure', () => input.structure('Texts')],
    ['a structure for a list', () => input.texts('Inner')],
    ['structures for texts', () => input.texts('Inners')],
    ['no object', () => JsonInput.parse('[]')],
    ['no JSON', () => JsonInput.parse('{')],
  ])('are refused with %s', (_, read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'SerializationException' }));
  });

  it('are empty for an empty body, and can be put over others', () => {
    const over = JsonInput.parse('').with({ Name: 'a', Group: undefined });
    expect(over.names()).toEqual(['Name']);
    expect(input.with({ Text: 'z', Count: undefined }).integer('Count')).toBe(3);
  });
});
