import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import type { FoundGroup } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { FilterBox } from '../../components/screen.tsx';
import { likelyDoorsFirst } from '../../format/door-ranking.ts';
import { rulesInWords, searchGroups } from '../../format/group-search.ts';
import type { GroupList } from '../../forms/use-groups.ts';
import { RadioList } from './radio-list.tsx';

/** More than anyone reads: who has more types another letter. */
const MOST_SHOWN = 100;
/** Few enough to see without searching. */
const NO_FILTER_UP_TO = 6;

interface Props {
  readonly list: GroupList;
  readonly region: string;
  readonly chosenId: string | undefined;
  readonly onChoose: (group: FoundGroup) => void;
}

/** The groups of the Region, the likely ones first. */
export function FoundGroups({ list, region, chosenId, onChoose }: Props): ReactNode {
  const [filter, setFilter] = useState('');
  const ranked = useMemo(() => likelyDoorsFirst(list.groups), [list.groups]);
  const found = searchGroups(ranked, filter);
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium">Security groups</h2>
        {list.groups.length > NO_FILTER_UP_TO && (
          <FilterBox label="Filter groups" value={filter} onChange={setFilter} />
        )}
      </div>
      {shown.length > 0 && (
        <RadioList
          label="Security groups"
          items={shown.map((group) => ({
            id: group.groupId,
            title: group.name,
            aside: rulesInWords(group),
            detail: group.description,
          }))}
          chosenId={chosenId}
          onChoose={(id) => {
            const group = shown.find(({ groupId }) => groupId === id);
            if (group) onChoose(group);
          }}
        />
      )}
      <p role="status" className="text-small text-muted">
        {summary(list, region, found.length, filter.trim())}
      </p>
      <ListProblem list={list} />
    </div>
  );
}

function ListProblem({ list }: { list: GroupList }): ReactNode {
  if (!list.problem) return null;
  const words = problemInWords(list.problem, 'nothing-changed');
  return (
    <Notice
      tone="soon"
      title="The list of groups is not complete"
      actions={<Button onClick={list.retry}>Try again</Button>}
    >
      <p>{words.cause}</p>
      <p className="text-muted">
        {words.todo} Or{' '}
        <a href="#resources/new" className="underline underline-offset-2">
          add a group by its id
        </a>
        .
      </p>
    </Notice>
  );
}

function summary(list: GroupList, region: string, found: number, filter: string): string {
  const all = list.groups.length;
  if (list.loading) return all === 0 ? 'Looking for groups…' : `Looking… ${String(all)} so far`;
  if (all === 0)
    return list.problem
      ? ''
      : `No security groups in ${region}. Choose the Region your machines are in.`;
  if (found === 0) return `Nothing matches “${filter}”.`;
  if (found > MOST_SHOWN)
    return `${String(MOST_SHOWN)} of ${counted(found, 'group')} shown. Type to narrow.`;
  const count = found === all ? counted(all, 'group') : `${String(found)} of ${String(all)} groups`;
  return `${count}, the likely ones first.`;
}
