import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { page } from '../../../src-main/sandbox/ec2/pagination.ts';
import { QueryParameters } from '../../../src-main/sandbox/protocol/query-parameters.ts';

interface Thing {
  readonly id: string;
}

function pageOf(things: readonly Thing[], query: string) {
  return page(things, QueryParameters.parse(query));
}

function walk(things: readonly Thing[], size: number): string[][] {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const next = token === undefined ? '' : `&NextToken=${token}`;
    const result = pageOf(things, `MaxResults=${String(size)}${next}`);
    pages.push(result.things.map(({ id }) => id));
    token = result.nextToken;
  } while (token !== undefined);
  return pages;
}

const EIGHT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => ({ id }));

const ids = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{1,6}$/), { maxLength: 40 });

describe('pages', () => {
  it('give everything at once when no size is asked for', () => {
    const things = Array.from({ length: 1500 }, (_, index) => ({ id: String(index) }));
    const { things: shown, nextToken } = pageOf(things, '');
    expect(shown).toHaveLength(1500);
    expect(nextToken).toBeUndefined();
  });

  it('together hold every thing exactly once, full but for the last', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 5, max: 12 }), (all, size) => {
        const pages = walk(
          all.map((id) => ({ id })),
          size,
        );
        expect(pages.flat()).toEqual([...all].sort());
        expect(pages.slice(0, -1).every((each) => each.length === size)).toBe(true);
      }),
    );
  });

  it('go on behind the last thing shown even when that has been deleted', () => {
    const things = EIGHT;
    const first = pageOf(things, 'MaxResults=5');
    const left = things.filter(({ id }) => id !== 'e');
    const second = pageOf(left, `MaxResults=5&NextToken=${first.nextToken ?? ''}`);
    expect(second.things.map(({ id }) => id)).toEqual(['f', 'g', 'h']);
  });

  it.each([4, 1001, 0, -5])('of %d things are refused', (size) => {
    expect(() => pageOf([], `MaxResults=${String(size)}`)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValue' }),
    );
  });

  it.each(['garbage', '', 'W10', 'eyJhIjoxfQ'])('refuse the token "%s"', (token) => {
    expect(() => pageOf([], `NextToken=${token}`)).toThrow(
      expect.objectContaining({ code: 'InvalidPaginationToken' }),
    );
  });

  it('refuse a token that was given out for other filters', () => {
    const things = EIGHT;
    const { nextToken = '' } = pageOf(things, 'MaxResults=5');
    const other = `MaxResults=5&Filter.1.Name=x&Filter.1.Value.1=y&NextToken=${nextToken}`;
    expect(() => pageOf(things, other)).toThrow(
      expect.objectContaining({ code: 'InvalidPaginationToken' }),
    );
  });
});
