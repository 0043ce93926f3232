import clsx from 'clsx';
import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { keysInWords } from '../../format/keys-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { hideOverlay } from '../../state/overlay.ts';
import { PLATFORM } from '../../state/platform.ts';
import { commandsNow } from './commands.ts';
import type { Command } from './commands.ts';
import { bestMatches, MOST_SHOWN } from './match.ts';
import { runCommand } from './run-command.ts';

/** Finds anything that can be done and does it. */
export function CommandList(): ReactNode {
  return (
    <Dialog open onClose={hideOverlay} title="Commands">
      <CommandSearch />
    </Dialog>
  );
}

/**
 * A search box over the commands; the focus stays in it.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
function CommandSearch(): ReactNode {
  const commands = useCommands();
  const [search, setSearch] = useState('');
  const [pointedAt, setPointedAt] = useState('');
  const listId = useId();
  const shown = useMemo(() => bestMatches(commands, search), [commands, search]);
  const active = shown.find(({ id }) => id === pointedAt) ?? shown[0];

  const run = ({ deed }: Command): void => {
    hideOverlay();
    void runCommand(deed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = pointed(event.key, shown, active);
    if (next) setPointedAt(next.id);
    else if (event.key === 'Enter' && active) run(active);
    else return;
    event.preventDefault();
  };

  return (
    <div className="-mt-1 flex flex-col gap-2">
      <span className="relative">
        <Search
          size={14}
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
        />
        <input
          role="combobox"
          aria-label="Command"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          {...(active && { 'aria-activedescendant': optionId(listId, active) })}
          autoFocus
          value={search}
          spellCheck={false}
          autoComplete="off"
          placeholder="open bastion, close, settings…"
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setSearch(event.target.value);
            setPointedAt('');
          }}
          className="field-look w-full !pl-8"
        />
      </span>
      <div
        id={listId}
        role="listbox"
        aria-label="Commands"
        className="-mx-2 max-h-[min(24rem,50vh)] overflow-y-auto px-1"
      >
        {shown.map((command) => (
          <Line
            key={command.id}
            id={optionId(listId, command)}
            command={command}
            active={command === active}
            onRun={run}
          />
        ))}
      </div>
      <Summary found={shown.length} all={commands.length} search={search} />
    </div>
  );
}

function useCommands(): readonly Command[] {
  const realm = useSnapshot((snapshot) => snapshot.realm);
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const leases = useSnapshot((snapshot) => snapshot.leases);
  const address = useSnapshot((snapshot) => snapshot.address);
  return useMemo(
    () => commandsNow({ realm, identities, resources, leases, address }),
    [realm, identities, resources, leases, address],
  );
}

/** Where a key leads in the list; `undefined` for any other key. */
function pointed(
  key: string,
  shown: readonly Command[],
  active: Command | undefined,
): Command | undefined {
  const at = active ? shown.indexOf(active) : -1;
  if (key === 'ArrowDown') return shown[(at + 1) % shown.length];
  if (key === 'ArrowUp') return shown.at(at <= 0 ? -1 : at - 1);
  if (key === 'PageDown') return shown[Math.min(at + 8, shown.length - 1)];
  if (key === 'PageUp') return shown[Math.max(at - 8, 0)];
  return undefined;
}

interface LineProps {
  readonly id: string;
  readonly command: Command;
  readonly active: boolean;
  readonly onRun: (command: Command) => void;
}

function Line({ id, command, active, onRun }: LineProps): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const { label, aside, keys } = command;
  return (
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      {...(active && { 'data-highlighted': '' })}
      onClick={() => {
        onRun(command);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onRun(command);
      }}
      className={clsx(
        'flex min-h-8 items-center justify-between gap-4 rounded-sm px-2 outline-none select-none',
        active ? 'bg-press' : 'hover:bg-hover',
      )}
    >
      <span className="min-w-24 truncate" title={label}>
        {label}
      </span>
      {aside !== undefined && (
        <span className="max-w-[45%] shrink-0 truncate text-small text-muted">{aside}</span>
      )}
      {keys !== undefined && (
        <kbd className="shrink-0 font-sans text-small text-muted">
          {keysInWords(keys, PLATFORM === 'macos')}
        </kbd>
      )}
    </div>
  );
}

function Summary({
  found,
  all,
  search,
}: {
  found: number;
  all: number;
  search: string;
}): ReactNode {
  const words =
    found === 0
      ? `Nothing matches “${search.trim()}”.`
      : found === MOST_SHOWN && all > MOST_SHOWN
        ? `The first ${String(MOST_SHOWN)}. Type to find others.`
        : '↑ ↓ to choose, Enter to run.';
  return (
    <p role="status" className="text-small text-muted">
      {words}
    </p>
  );
}

function optionId(listId: string, { id }: Command): string {
  return `${listId}-${id.replace(/\W/g, '_')}`;
}
