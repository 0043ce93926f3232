import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { FoundGroup } from '../../../src-main/resources/resource.ts';
import { rulesInWords, USUAL_RULE_LIMIT } from '../../format/group-search.ts';

interface Props {
  readonly id: string;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onPick: () => void;
  readonly children: ReactNode;
}

/** One line of the group list. The focus stays in the search box; `active` is where its keys point. */
export function Option({ id, active, selected, onPick, children }: Props): ReactNode {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      {...(active ? { 'data-highlighted': '' } : {})}
      onClick={onPick}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onPick();
      }}
      className={clsx(
        'min-h-11 rounded-sm px-2 py-1 outline-none select-none',
        active ? 'bg-press' : 'hover:bg-hover',
      )}
    >
      {children}
    </div>
  );
}

/** Name and rules in use; id, VPC and the tags that were searched for below. */
export function GroupFacts({ group, search }: { group: FoundGroup; search: string }): ReactNode {
  const full = Math.max(group.ipv4Rules, group.ipv6Rules) >= USUAL_RULE_LIMIT;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 font-medium wrap-anywhere">{group.name}</span>
        <span className={clsx('text-small', full ? 'font-medium text-soon' : 'text-muted')}>
          {rulesInWords(group)}
          {full && ' – full'}
        </span>
      </div>
      <div className="flex flex-wrap gap-x-3 text-small text-muted">
        <span className="font-mono">{group.groupId}</span>
        {group.vpcId !== undefined && <span className="font-mono">{group.vpcId}</span>}
        {searchedTags(group, search).map((tag) => (
          <span key={tag} className="wrap-anywhere">
            {tag}
          </span>
        ))}
      </div>
    </>
  );
}

function searchedTags(group: FoundGroup, search: string): readonly string[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.entries(group.tags)
    .map(([key, value]) => `${key}=${value}`)
    .filter((tag) => words.some((word) => tag.toLowerCase().includes(word)));
}
