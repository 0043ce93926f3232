import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { GroupFacts, Option } from './group-option.tsx';
import type { GroupChoices, GroupOption } from './group-options.ts';

interface Props {
  readonly id: string;
  readonly open: boolean;
  readonly choices: GroupChoices;
  readonly search: string;
  readonly active: GroupOption | undefined;
  readonly selectedId: string;
  readonly onPick: (option: GroupOption) => void;
}

/** The list under the search box. It takes no focus: the keys of the search box move in it. */
export function GroupPopup(props: Props): ReactNode {
  const { id, open, choices, search, active, selectedId, onPick } = props;
  const activeId = active && optionId(id, active);
  useEffect(() => {
    if (open && activeId !== undefined)
      document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [open, activeId]);
  return (
    <>
      <div
        hidden={!open}
        className="absolute inset-x-0 top-full z-20 mt-1 rounded-md border border-line bg-float shadow-float"
      >
        <div
          id={id}
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
            choices.options.map((option) => (
              <Option
                key={option.groupId}
                id={optionId(id, option)}
                active={option.groupId === active?.groupId}
                selected={option.groupId === selectedId}
                onPick={() => {
                  onPick(option);
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
        <p className="border-t border-line px-3 py-1.5 text-small text-muted">{choices.summary}</p>
      </div>
      <span role="status" className="sr-only">
        {open && choices.summary}
      </span>
    </>
  );
}

export function optionId(listId: string, option: GroupOption): string {
  return `${listId}-${option.groupId}`;
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
