import { counted } from '../../../src-main/kernel/time-in-words.ts';
import type { FoundGroup } from '../../../src-main/resources/resource.ts';
import { looksLikeGroupId, searchGroups } from '../../format/group-search.ts';
import type { GroupList } from '../../forms/use-groups.ts';

/** More than anyone reads: who has more types another letter. */
const MOST_SHOWN = 100;

export interface GroupOption {
  readonly groupId: string;
  /** Absent for an id that was typed and is not in the list. */
  readonly group?: FoundGroup;
}

export interface GroupChoices {
  readonly options: readonly GroupOption[];
  /** How many there are and how many are shown, or that they are still on their way. */
  readonly summary: string;
}

/** What can be picked for a search. */
export function groupChoices(list: Omit<GroupList, 'retry'>, search: string): GroupChoices {
  const found = searchGroups(list.groups, search);
  const options = found.slice(0, MOST_SHOWN).map((group) => ({ groupId: group.groupId, group }));
  const typed = search.trim();
  const isNew = looksLikeGroupId(typed) && !found.some(({ groupId }) => groupId === typed);
  return {
    options: isNew ? [{ groupId: typed }, ...options] : options,
    summary: summary(list, found.length, typed),
  };
}

/** A name or id typed in full needs no picking, unless several groups have that name. */
export function onlyOneMeant(
  groups: readonly FoundGroup[],
  search: string,
): FoundGroup | undefined {
  const typed = search.trim();
  if (typed === '') return undefined;
  const [meant, ...others] = groups.filter(
    ({ name, groupId }) => name === typed || groupId === typed,
  );
  return others.length === 0 ? meant : undefined;
}

function summary(list: Omit<GroupList, 'retry'>, found: number, typed: string): string {
  const all = list.groups.length;
  if (list.loading) return all === 0 ? 'Loading groups…' : `Loading groups… ${String(all)} so far`;
  if (all === 0) return list.problem ? 'No list. Type an id: sg-…' : 'No groups in this Region.';
  if (found === 0) return `Nothing matches “${typed}”.`;
  if (found > MOST_SHOWN)
    return `${String(MOST_SHOWN)} of ${counted(found, 'group')} shown. Type to narrow.`;
  return found === all ? counted(all, 'group') : `${String(found)} of ${counted(all, 'group')}`;
}
