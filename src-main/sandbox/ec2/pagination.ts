import { createHash } from 'node:crypto';
import { ApiError, invalidParameter } from '../protocol/errors.ts';
import type { QueryParameters } from '../protocol/query-parameters.ts';

const MIN_RESULTS = 5;
const MAX_RESULTS = 1000;

interface Page<T> {
  readonly things: readonly T[];
  readonly nextToken?: string;
}

/**
 * One page in the order of ids: what is created or deleted between two pages neither repeats nor
 * hides anything else. A token fits only the filters it was given out for.
 */
export function page<T extends { readonly id: string }>(
  things: readonly T[],
  parameters: QueryParameters,
): Page<T> {
  const size = pageSize(parameters);
  const query = fingerprint(parameters);
  const after = positionOf(parameters.text('NextToken'), query);
  const rest = [...things]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .filter(({ id }) => id > after);
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  if (last === undefined || shown.length === rest.length) return { things: shown };
  const token = Buffer.from(JSON.stringify([last.id, query])).toString('base64url');
  return { things: shown, nextToken: token };
}

function pageSize(parameters: QueryParameters): number {
  const size = parameters.integer('MaxResults');
  if (size === undefined) return parameters.has('NextToken') ? MAX_RESULTS : Infinity;
  if (size >= MIN_RESULTS && size <= MAX_RESULTS) return size;
  throw invalidParameter(
    `Value ( ${String(size)} ) for parameter maxResults is invalid. Expecting a value between ${String(MIN_RESULTS)} and ${String(MAX_RESULTS)}.`,
  );
}

function positionOf(token: string | undefined, query: string): string {
  if (token === undefined) return '';
  const read = readToken(token);
  if (read?.query === query) return read.after;
  throw new ApiError(
    'InvalidPaginationToken',
    'The specified pagination token is not valid or is expired.',
  );
}

function readToken(token: string): { after: string; query: string } | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (!Array.isArray(parsed)) return undefined;
    const [after, query] = parsed as readonly unknown[];
    return typeof after === 'string' && typeof query === 'string' ? { after, query } : undefined;
  } catch {
    return undefined;
  }
}

function fingerprint(parameters: QueryParameters): string {
  const filters = parameters
    .structures('Filter')
    .map((filter) => [filter.text('Name'), filter.texts('Value')]);
  return createHash('sha256').update(JSON.stringify(filters)).digest('base64url').slice(0, 12);
}
