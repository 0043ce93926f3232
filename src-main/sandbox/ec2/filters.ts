import { matchesPattern } from '../pattern.ts';
import { invalidParameter } from '../protocol/errors.ts';
import type { QueryParameters } from '../protocol/query-parameters.ts';
import type { Tag } from '../model.ts';

/** The values a thing has under each filter name an action knows. */
export type FilterFields<T> = Readonly<Record<string, (thing: T) => readonly string[]>>;

/**
 * The things every filter lets through. Values of one filter are alternatives; `*` and `?` are
 * wildcards; case counts. A filter the action does not know is refused.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
 */
export function filtered<T extends { readonly tags: readonly Tag[] }>(
  things: readonly T[],
  parameters: QueryParameters,
  fields: FilterFields<T>,
): readonly T[] {
  return parameters.structures('Filter').reduce<readonly T[]>((left, filter) => {
    const name = filter.text('Name') ?? '';
    const patterns = filter.texts('Value');
    const valuesOf = filterField(name, fields);
    if (patterns.length === 0)
      throw invalidParameter(`The filter '${name}' must have at least one value`);
    return left.filter((thing) =>
      valuesOf(thing).some((value) => patterns.some((pattern) => matchesPattern(pattern, value))),
    );
  }, things);
}

function filterField<T extends { readonly tags: readonly Tag[] }>(
  name: string,
  fields: FilterFields<T>,
): (thing: T) => readonly string[] {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return ({ tags }) => tags.filter((tag) => tag.key === key).map((tag) => tag.value);
  }
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw invalidParameter(`The filter '${name}' is invalid`);
  return field;
}
