import { describe, expect, it } from 'vitest';
import { filtered } from '../../../src-main/sandbox/ec2/filters.ts';
import { matchesPattern } from '../../../src-main/sandbox/pattern.ts';
import { QueryParameters } from '../../../src-main/sandbox/protocol/query-parameters.ts';

interface Thing {
  readonly name: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

const things: readonly Thing[] = [
  { name: 'bastion-prod', tags: [{ key: 'env', value: 'prod' }] },
  { name: 'bastion-staging', tags: [{ key: 'env', value: 'staging' }] },
  { name: 'windows*rdp', tags: [{ key: 'a:b', value: 'prod' }] },
];

function names(query: string): string[] {
  const parameters = QueryParameters.parse(query);
  const fields = {
    name: (thing: Thing) => [thing.name],
    'tag-key': (thing: Thing) => thing.tags.map(({ key }) => key),
  };
  return filtered(things, parameters, fields).map(({ name }) => name);
}

describe('filters', () => {
  it('let everything through when there is none', () => {
    expect(names('')).toHaveLength(3);
  });

  it('take the values of one filter as alternatives', () => {
    expect(
      names('Filter.1.Name=name&Filter.1.Value.1=bastion-prod&Filter.1.Value.2=windows%2Ardp'),
    ).toEqual(['bastion-prod', 'windows*rdp']);
  });

  it('must all be met', () => {
    const both =
      'Filter.1.Name=name&Filter.1.Value.1=bastion*&Filter.2.Name=tag:env&Filter.2.Value.1=staging';
    expect(names(both)).toEqual(['bastion-staging']);
  });

  it('read a tag key that holds a colon', () => {
    expect(names('Filter.1.Name=tag:a:b&Filter.1.Value.1=prod')).toEqual(['windows*rdp']);
  });

  it('know tag keys', () => {
    expect(names('Filter.1.Name=tag-key&Filter.1.Value.1=env')).toHaveLength(2);
  });

  it.each([
    'Filter.1.Name=colour&Filter.1.Value.1=red',
    'Filter.1.Name=name',
    'Filter.1.Value.1=x',
  ])('are refused when they make no sense: %s', (query) => {
    expect(() => names(query)).toThrow(expect.objectContaining({ code: 'InvalidParameterValue' }));
  });

  it('do not take names from the prototype of objects', () => {
    expect(() => names('Filter.1.Name=constructor&Filter.1.Value.1=x')).toThrow('is invalid');
  });
});

describe('patterns', () => {
  it.each([
    ['bast*', 'bastion', true],
    ['bast?on', 'bastion', true],
    ['bast?on', 'bastiion', false],
    ['*', '', true],
    ['?', '', false],
    ['a.c', 'abc', false],
    ['Bastion', 'bastion', false],
    ['50\\*', '50*', true],
    ['50\\*', '500', false],
    ['a[b]', 'a[b]', true],
    ['line*end', 'line\nend', true],
  ])('%s against %s: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });
});
