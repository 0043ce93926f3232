import { ChevronsUpDown } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import type { FoundGroup } from '../../../src-main/resources/resource.ts';
import { Field } from '../../components/field.tsx';
import { looksLikeGroupId, rulesInWords, searchGroups } from '../../format/group-search.ts';
import { GroupFacts, Option } from './group-option.tsx';
import { chosen } from './resource-values.ts';
import type { ChosenGroup } from './resource-values.ts';
import type { GroupList } from './use-groups.ts';

/** More than anyone reads: who has more types another letter. */
const MOST_SHOWN = 100;

interface Props {
  readonly value: ChosenGroup;
  readonly list: GroupList;
  readonly region: string;
  readonly error: string | undefined;
  readonly onChange: (group: ChosenGroup) => void;
}

/**
 * A search box over all groups of the Region.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function GroupField({ value, list, region, error, onChange }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const [activeId, setActiveId] = useState('');
  const listId = useId();
  const search = value.groupId === '' ? value.text : '';
  const found = searchGroups(list.groups, search);
  const options = optionsFor(found, search);
  const active =
    options.find(({ groupId }) => groupId === activeId) ?? firstActive(options, search);
  const activeDomId = active && `${listId}-${active.groupId}`;

  useEffect(() => {
    if (open && activeDomId !== undefined)
      document.getElementById(activeDomId)?.scrollIntoView({ block: 'nearest' });
  }, [open, activeDomId]);

  const pick = (option: GroupOption): void => {
    onChange(chosen(option.groupId, option.group?.name));
    setOpen(false);
  };
  const move = (step: number): void => {
    setOpen(true);
    if (options.length === 0) return;
    const from = active ? options.indexOf(active) : step > 0 ? -1 : 0;
    const next = options.at((from + step) % options.length);
    if (next && open) setActiveId(next.groupId);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) move(step);
    else if (event.key === 'Enter' && open && active) pick(active);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <Field label="Security group" error={error} hint={hint(value, list, region)}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            {...(open && activeDomId !== undefined ? { 'aria-activedescendant': activeDomId } : {})}
            value={value.text}
            spellCheck={false}
            autoComplete="off"
            placeholder="Name, id, VPC or tag key=value"
            onFocus={(event) => {
              event.target.select();
            }}
            onClick={() => {
              setOpen(true);
            }}
            onBlur={() => {
              setOpen(false);
            }}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setOpen(true);
              setActiveId('');
              onChange({ text: event.target.value, groupId: '', name: '' });
            }}
            className="field-look w-full !pr-8"
          />
          <ChevronsUpDown
            size={14}
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
          />
          <div
            hidden={!open}
            className="absolute inset-x-0 top-full z-20 mt-1 rounded-md border border-line bg-float shadow-float"
          >
            <div
              id={listId}
              role="listbox"
              aria-label="Groups"
              tabIndex={-1}
              onMouseDown={(event) => {
                // The focus stays in the search box.
                event.preventDefault();
              }}
              className="max-h-[min(18rem,45vh)] overflow-y-auto overscroll-contain p-1 empty:hidden"
            >
              {open &&
                options.map((option) => (
                  <Option
                    key={option.groupId}
                    id={`${listId}-${option.groupId}`}
                    active={option === active}
                    selected={option.groupId === value.groupId}
                    onPick={() => {
                      pick(option);
                    }}
                  >
                    {option.group ? (
                      <GroupFacts group={option.group} search={search} />
                    ) : (
                      <TypedId groupId={option.groupId} />
                    )}
                  </Option>
                ))}
            </div>
            <p className="border-t border-line px-3 py-1.5 text-small text-muted first:border-t-0">
              {state(list, found.length, search)}
            </p>
          </div>
          <span role="status" className="sr-only">
            {open && state(list, found.length, search)}
          </span>
        </div>
      )}
    </Field>
  );
}

interface GroupOption {
  readonly groupId: string;
  /** Absent for an id that was typed and is not in the list. */
  readonly group?: FoundGroup;
}

function optionsFor(found: readonly FoundGroup[], search: string): readonly GroupOption[] {
  const options = found.slice(0, MOST_SHOWN).map((group) => ({ groupId: group.groupId, group }));
  const typed = search.trim();
  const isNew = looksLikeGroupId(typed) && !found.some(({ groupId }) => groupId === typed);
  return isNew ? [{ groupId: typed }, ...options] : options;
}

/** While searching the best is one Enter away; an untouched list picks nothing by itself. */
function firstActive(options: readonly GroupOption[], search: string): GroupOption | undefined {
  return search.trim() === '' ? undefined : options[0];
}

function TypedId({ groupId }: { groupId: string }): ReactNode {
  return (
    <>
      <div className="font-medium">
        Use <span className="font-mono">{groupId}</span>
      </div>
      <div className="text-small text-muted">As typed. Check finds out whether it exists.</div>
    </>
  );
}

function state(list: GroupList, found: number, search: string): string {
  const all = list.groups.length;
  if (list.loading) return all === 0 ? 'Loading groups…' : `Loading groups… ${String(all)} so far`;
  if (all === 0) return list.problem ? 'No list. Type an id, sg-…' : 'No groups in this Region.';
  if (found === 0) return `Nothing matches “${search.trim()}”.`;
  if (found > MOST_SHOWN)
    return `${String(MOST_SHOWN)} of ${counted(found, 'group')} shown. Type to narrow.`;
  return found === all ? counted(all, 'group') : `${String(found)} of ${counted(all, 'group')}`;
}

function hint(value: ChosenGroup, list: GroupList, region: string): ReactNode {
  if (value.groupId === '') return 'Choose from the list, or type an id: sg-…';
  const group = list.groups.find(({ groupId }) => groupId === value.groupId);
  if (!group && !list.loading && !list.problem)
    return `${value.groupId} is not among the groups of ${region}.`;
  const facts = [value.groupId, group?.vpcId, group && rulesInWords(group)];
  return facts.filter(Boolean).join(' · ');
}
