import { ChevronsUpDown } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Field } from '../../components/field.tsx';
import { rulesInWords } from '../../format/group-search.ts';
import { groupChoices, onlyOneMeant } from './group-options.ts';
import type { GroupOption } from './group-options.ts';
import { GroupPopup, optionId } from './group-popup.tsx';
import { chosen } from './resource-values.ts';
import type { ChosenGroup } from './resource-values.ts';
import type { GroupList } from '../../forms/use-groups.ts';

interface Props {
  readonly value: ChosenGroup;
  readonly list: GroupList;
  readonly region: string;
  readonly error: string | undefined;
  readonly onChange: (group: ChosenGroup) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * A search box over all groups of the Region.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function GroupField({ value, list, region, error, onChange }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const [pointedAt, setPointedAt] = useState('');
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const search = value.groupId === '' ? value.text : '';
  const choices = groupChoices(list, search);
  const active = activeOption(choices.options, pointedAt, search);

  useEffect(() => {
    // What is typed after picking is a new search, not the end of the name.
    if (value.groupId !== '' && document.activeElement === input.current) input.current?.select();
  }, [value.groupId]);

  const pick = ({ groupId, group }: GroupOption): void => {
    onChange(chosen(groupId, group?.name));
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined && open)
      setPointedAt(neighbour(choices.options, active, step)?.groupId ?? '');
    else if (step !== undefined) setOpen(true);
    else if (event.key === 'Enter' && open && active) pick(active);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
  };
  const leave = (): void => {
    setOpen(false);
    const meant = onlyOneMeant(list.groups, search);
    if (meant) pick({ groupId: meant.groupId, group: meant });
  };

  return (
    <Field
      label="Security group"
      error={error}
      {...(error === undefined ? { hint: hint(value, list, region) } : {})}
    >
      {(control) => (
        <div className="relative">
          <input
            {...control}
            ref={input}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            {...(open && active ? { 'aria-activedescendant': optionId(listId, active) } : {})}
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
            onBlur={leave}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setOpen(true);
              setPointedAt('');
              onChange({ text: event.target.value, groupId: '', name: '' });
            }}
            className="field-look w-full scroll-my-8 !pr-8"
          />
          <ChevronsUpDown
            size={14}
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
          />
          <GroupPopup
            id={listId}
            open={open}
            choices={choices}
            search={search}
            active={active}
            selectedId={value.groupId}
            onPick={pick}
          />
        </div>
      )}
    </Field>
  );
}

/** While searching the best is one Enter away; an untouched list picks nothing by itself. */
function activeOption(
  options: readonly GroupOption[],
  pointedAt: string,
  search: string,
): GroupOption | undefined {
  const pointed = options.find(({ groupId }) => groupId === pointedAt);
  return pointed ?? (search.trim() === '' ? undefined : options[0]);
}

/** The next or previous one, around the ends. */
function neighbour(
  options: readonly GroupOption[],
  from: GroupOption | undefined,
  step: number,
): GroupOption | undefined {
  if (options.length === 0) return undefined;
  const start = from ? options.indexOf(from) : step > 0 ? -1 : 0;
  return options.at((start + step) % options.length);
}

function hint(value: ChosenGroup, list: GroupList, region: string): string {
  if (value.groupId === '') return 'Choose from the list, or type an id: sg-…';
  const group = list.groups.find(({ groupId }) => groupId === value.groupId);
  if (!group && !list.loading && !list.problem)
    return `${value.groupId} is not among the groups of ${region}.`;
  const facts = [value.groupId, group?.vpcId, group && rulesInWords(group)];
  return facts.filter(Boolean).join(' · ');
}
