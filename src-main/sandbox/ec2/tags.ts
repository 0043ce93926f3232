import type { Call } from '../call.ts';
import { groupArn, ruleArn } from '../identifiers.ts';
import type { Group, Rule, Tag } from '../model.ts';
import { ApiError, missingParameter } from '../protocol/errors.ts';
import { element } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import { endDryRun, requirePermission } from './permission-check.ts';
import { checkGroupId, checkRuleId, groupNotFound, groupsInScope, ruleNotFound } from './scope.ts';
import { rulesInScope } from './scope.ts';
import { readTags, requestTagContext, resourceTagContext, withTags } from './tag-reading.ts';

type Taggable =
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'group'; readonly group: Group };

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html */
export function createTags(call: Call): Xml[] {
  const tags = readTags(call.parameters);
  if (tags.length === 0) throw missingParameter('Tag');
  return retag(call, tags, (present) => withTags(present, tags));
}

/**
 * Removes tags by key, or by key and value; all of them when none is named. What is not there is
 * no error.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
 */
export function deleteTags(call: Call): Xml[] {
  const wanted = call.parameters
    .structures('Tag')
    .map((entry) => ({ key: entry.text('Key') ?? '', value: entry.text('Value') }));
  const goes = (tag: Tag) =>
    wanted.length === 0 ||
    wanted.some(
      ({ key, value }) => key === tag.key && (value === undefined || value === tag.value),
    );
  const keys = wanted.map(({ key }) => ({ key, value: '' }));
  return retag(call, keys, (present) => present.filter((tag) => !goes(tag)));
}

function retag(
  call: Call,
  requested: readonly Tag[],
  change: (present: readonly Tag[]) => readonly Tag[],
): Xml[] {
  const ids = call.parameters.texts('ResourceId');
  if (ids.length === 0) throw missingParameter('ResourceId');
  const found = ids.map((id) => taggable(call, id));
  for (const each of found) {
    const context = { ...requestTagContext(requested), ...resourceTagContext(tagsOf(each)) };
    requirePermission(call, { resourceArn: arnOf(call, each), context });
  }
  endDryRun(call);
  const changed = found.map((each) => ({ each, tags: change(tagsOf(each)) }));
  for (const { each, tags } of changed) {
    if (each.kind === 'rule') call.world.replaceRules([{ ...each.rule, tags }]);
    else call.world.replaceGroup({ ...each.group, tags });
  }
  return [element('return', true)];
}

function taggable(call: Call, id: string): Taggable {
  if (id.startsWith('sgr-')) {
    checkRuleId(id);
    const rule = rulesInScope(call).find((each) => each.id === id);
    if (!rule) throw ruleNotFound(id);
    return { kind: 'rule', rule };
  }
  if (id.startsWith('sg-')) {
    checkGroupId(id);
    const group = groupsInScope(call).find((each) => each.id === id);
    if (!group) throw groupNotFound([id]);
    return { kind: 'group', group };
  }
  throw new ApiError('InvalidID', `The ID '${id}' is not valid`);
}

function tagsOf(each: Taggable): readonly Tag[] {
  return each.kind === 'rule' ? each.rule.tags : each.group.tags;
}

function arnOf(call: Call, each: Taggable): string {
  const { accountId } = call.principal;
  return each.kind === 'rule'
    ? ruleArn(call.region, accountId, each.rule.id)
    : groupArn(call.region, accountId, each.group.id);
}
