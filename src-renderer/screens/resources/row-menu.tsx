import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Menu } from '../../components/menu.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { goTo } from '../../state/navigation.ts';
import { toast } from '../../state/notices.ts';
import { send, useCommand } from '../../state/use-command.ts';
import type { MenuEntry } from '../../components/menu-list.tsx';
import type { Move } from '../../format/resource-order.ts';
import { moveResource } from './row-deeds.ts';

interface Props {
  readonly resource: Resource;
  /** It is the first, or the last, in sight: it goes no further that way. */
  readonly first: boolean;
  readonly last: boolean;
}

/** What is done to a resource now and then. */
export function RowMenu({ resource, first, last }: Props): ReactNode {
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <Menu
        label={`More for ${resource.label}`}
        button={{
          kind: 'quiet',
          icon: true,
          className: '!font-bold',
          'aria-label': `More for ${resource.label}`,
          children: '⋯',
        }}
        entries={() => [
          {
            label: 'Details',
            onSelect: () => {
              goTo({ screen: 'lease', id: resource.id });
            },
          },
          {
            label: 'Edit',
            onSelect: () => {
              goTo({ screen: 'resource-form', resourceId: resource.id });
            },
          },
          {
            label: 'Duplicate',
            onSelect: () => {
              void duplicate(resource);
            },
          },
          ...moves(resource, first, last),
          {
            label: 'Remove…',
            apart: true,
            danger: true,
            onSelect: () => {
              setRemoving(true);
            },
          },
        ]}
      />
      {removing && (
        <RemoveDialog
          resource={resource}
          onClose={() => {
            setRemoving(false);
          }}
        />
      )}
    </>
  );
}

const MOVES: readonly (readonly [Move, string])[] = [
  ['up', 'Move up'],
  ['down', 'Move down'],
  ['top', 'Move to top'],
  ['bottom', 'Move to bottom'],
];
const KEYS: Partial<Readonly<Record<Move, string>>> = { up: 'Alt ↑', down: 'Alt ↓' };

/** The order is the person's own, and needs no dragging. */
function moves(resource: Resource, first: boolean, last: boolean): readonly MenuEntry[] {
  return MOVES.map(([move, label]) => ({
    label,
    ...(KEYS[move] && { aside: KEYS[move] }),
    apart: move === 'up',
    disabled: move === 'up' || move === 'top' ? first : last,
    onSelect: () => {
      void moveResource(resource, move);
    },
  }));
}

async function duplicate(resource: Resource): Promise<void> {
  const answer = await send('resource.duplicate', { resourceId: resource.id });
  if (answer.ok) {
    goTo({ screen: 'resource-form', resourceId: answer.value.resourceId });
    return;
  }
  const words = problemInWords(answer.error, 'nothing-changed');
  toast(`${words.title}.`, `${words.text} ${words.todo}`, 'alarm');
}

function RemoveDialog({
  resource,
  onClose,
}: {
  resource: Resource;
  onClose: () => void;
}): ReactNode {
  const remove = useCommand('resource.remove');
  return (
    <ConfirmDialog
      open
      title={`Remove ${resource.label}?`}
      text="Drawbridge forgets it. The security group in AWS stays as it is."
      confirm="Remove"
      pending={remove.pending}
      notice={
        remove.problem && (
          <ProblemNotice words={problemInWords(remove.problem, 'nothing-changed')} />
        )
      }
      onClose={onClose}
      onConfirm={() => {
        void remove.run({ resourceId: resource.id }).then((answer) => {
          if (answer.ok) toast(`Removed ${resource.label}.`);
        });
      }}
    />
  );
}
