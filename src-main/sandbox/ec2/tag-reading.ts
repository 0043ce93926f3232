import type { Tag } from '../model.ts';
import { ApiError, invalidParameter } from '../protocol/errors.ts';
import type { QueryParameters } from '../protocol/query-parameters.ts';

const TAGS_PER_RESOURCE = 50;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/**
 * The tags of `Tag.N`, checked.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 */
export function readTags(parameters: QueryParameters): Tag[] {
  const tags = parameters.structures('Tag').map((entry) => ({
    key: entry.text('Key') ?? '',
    value: entry.text('Value') ?? '',
  }));
  const keys = new Set<string>();
  for (const { key, value } of tags) {
    if (key === '' || key.toLowerCase().startsWith('aws:'))
      throw new ApiError('InvalidTagKey.Malformed', `The tag key '${key}' is not valid.`);
    if (key.length > MAX_KEY_LENGTH)
      throw invalidParameter(`Tag key exceeds the maximum length of ${String(MAX_KEY_LENGTH)}.`);
    if (value.length > MAX_VALUE_LENGTH)
      throw invalidParameter(
        `Tag value exceeds the maximum length of ${String(MAX_VALUE_LENGTH)}.`,
      );
    if (keys.has(key)) throw invalidParameter(`Duplicate tag key '${key}' specified.`);
    keys.add(key);
  }
  return tags;
}

/** The tags a resource has once others are put on it; a key keeps only its last value. */
export function withTags(present: readonly Tag[], added: readonly Tag[]): Tag[] {
  const kept = present.filter(({ key }) => !added.some((tag) => tag.key === key));
  const tags = [...kept, ...added];
  if (tags.length <= TAGS_PER_RESOURCE) return tags;
  throw new ApiError(
    'TagLimitExceeded',
    `More than ${String(TAGS_PER_RESOURCE)} tags on one resource.`,
  );
}

/** Condition keys a policy can ask of tags in a request. */
export function requestTagContext(tags: readonly Tag[]): Record<string, string | string[]> {
  return {
    ...Object.fromEntries(tags.map(({ key, value }) => [`aws:RequestTag/${key}`, value])),
    'aws:TagKeys': tags.map(({ key }) => key),
  };
}

/** Condition keys a policy can ask of a tagged resource. */
export function resourceTagContext(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(
    tags.flatMap(({ key, value }) => [
      [`aws:ResourceTag/${key}`, value],
      [`ec2:ResourceTag/${key}`, value],
    ]),
  );
}
