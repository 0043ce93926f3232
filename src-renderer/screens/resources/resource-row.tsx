import clsx from 'clsx';
import { memo } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { TabStop, useTabIndex } from '../../components/tab-stop.ts';
import { useMirror, useSnapshot } from '../../state/mirror.ts';
import { writePlace } from '../../state/navigation.ts';
import { GuardMark } from './guard-mark.tsx';
import { useListView } from './list-view.ts';
import { RowActions } from './row-actions.tsx';
import { rowKey } from './row-keys.ts';
import { FavouriteStar, SelectBox } from './row-marks.tsx';
import { RowMenu } from './row-menu.tsx';
import { RowStatus } from './row-status.tsx';
import { RowTrouble } from './row-trouble.tsx';
import { doByKey, useRow } from './use-row.ts';
import type { RowState } from './use-row.ts';

interface Props {
  readonly resource: Resource;
  readonly first: boolean;
  readonly last: boolean;
  /** The Tab key stops at this row only. */
  readonly current: boolean;
}

/** One door in one line. The line keeps its height and places whatever the door does. */
export const ResourceRow = memo(function ResourceRow({ resource, first, last, current }: Props) {
  const row = useRow(resource);
  const { lease, commands, trouble, unfolded } = row;
  const selected = useListView(({ selection }) => selection.ids.has(resource.id));
  return (
    <TabStop value={current}>
      {/* Letters act on the door wherever in its line the focus is; each has a button too. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={clsx('group', !first && 'border-t border-line', selected && 'bg-hover')}
        onKeyDown={(event) => {
          onLetter(event, resource, row);
        }}
      >
        <div className="grid min-h-11 grid-cols-[auto_auto_minmax(0,1fr)] items-center px-3 py-1 @max-[40rem]:py-2 @min-[40rem]:grid-cols-[auto_auto_minmax(0,14rem)_minmax(0,1fr)_auto] @min-[40rem]:pl-2">
          <SelectBox resource={resource} />
          <FavouriteStar resource={resource} />
          <span className="col-span-3 row-start-2 flex min-w-0 items-center gap-1 py-1.5 @min-[40rem]:col-span-1 @min-[40rem]:col-start-3 @min-[40rem]:px-2 @min-[40rem]:row-start-1 @min-[40rem]:py-0">
            <RowStatus lease={lease} />
            <GuardMark lease={lease} />
            <Why label={resource.label} row={row} />
          </span>
          <RowName resource={resource} />
          <span className="col-span-3 flex items-center gap-1 @min-[40rem]:col-span-1 @min-[40rem]:col-start-5 @min-[40rem]:w-48 @min-[40rem]:justify-end @max-[40rem]:*:last:ml-auto">
            <RowActions resource={resource} lease={lease} commands={commands} />
            <RowMenu resource={resource} first={first} last={last} />
          </span>
        </div>
        {unfolded && trouble && (
          <RowTrouble
            resourceId={resource.id}
            trouble={trouble}
            lease={lease}
            onDismiss={row.dismiss}
            onTryAgain={() => {
              void commands.open.run({ resourceId: resource.id, duration: { kind: 'usual' } });
            }}
          />
        )}
      </div>
    </TabStop>
  );
});

function onLetter(event: KeyboardEvent, resource: Resource, row: RowState): void {
  const { target, currentTarget, defaultPrevented } = event;
  // A menu or a dialog of the row has keys of its own.
  if (defaultPrevented || !(target instanceof Element) || !currentTarget.contains(target)) return;
  const key = rowKey(event, useMirror.getState().snapshot?.settings.letterKeys ?? false);
  if (key?.kind !== 'open' && key?.kind !== 'close' && key?.kind !== 'extend') return;
  event.preventDefault();
  doByKey(key.kind, resource, row);
}

function Why({ label, row }: { label: string; row: RowState }): ReactNode {
  if (!row.trouble) return null;
  // To a door that stands open as it says, “why?” is no question.
  const question = row.own && row.lease?.state.kind === 'open' ? 'Note' : 'Why?';
  return (
    <Button
      kind="quiet"
      aria-expanded={row.unfolded}
      aria-label={`${question} ${label}`}
      className="!h-6 !px-1.5 text-muted underline underline-offset-2"
      onClick={() => {
        row.unfold(!row.unfolded);
      }}
    >
      {question}
    </Button>
  );
}

function RowName({ resource }: { resource: Resource }): ReactNode {
  // With one account its number tells nothing apart.
  const account = useSnapshot(({ identities }) => {
    const accounts = new Set(identities.map(({ caller }) => caller.account));
    const own = identities.find(({ id }) => id === resource.identityId)?.caller.account;
    return accounts.size > 1 ? own : undefined;
  });
  const tabIndex = useTabIndex();
  const ports = portsInWords(resource.ports);
  const where = [account, resource.region].filter(Boolean).join(' / ');
  return (
    <span className="col-start-3 row-start-1 min-w-0 pl-2 @min-[40rem]:col-start-4 @min-[40rem]:pr-2 @min-[40rem]:pl-0">
      <a
        data-row=""
        tabIndex={tabIndex}
        href={writePlace({ screen: 'lease', id: resource.id })}
        title={resource.label}
        className="-my-0.5 block truncate py-0.5 font-medium hover:underline focus-visible:outline-offset-0"
      >
        {resource.label}
      </a>
      <span className="block truncate text-small text-muted" title={`${ports} · ${where}`}>
        {ports} · {where}
      </span>
    </span>
  );
}
