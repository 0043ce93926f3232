import { X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { isRunning } from '../../format/bulk-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { send } from '../../state/use-command.ts';
import { clearSelection, useListView } from './list-view.ts';

const OpenManyDialog = lazy(async () => {
  const dialog = await import('./open-many-dialog.tsx');
  return { default: dialog.OpenManyDialog };
});

/** Its height and the space below, in CSS pixels: so much of the list's end it covers. */
export const BAR_HEIGHT = 64;

interface Props {
  readonly shown: readonly Resource[];
  /** Called when the bar goes: the focus has to go somewhere. */
  readonly onDone: () => void;
}

/** What can be done to all that is selected. Closing never asks. */
export function SelectionBar({ shown, onDone }: Props): ReactNode {
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const leases = useSnapshot((snapshot) => snapshot.leases);
  const busy = useSnapshot(({ bulk }) => isRunning(bulk));
  const ids = useListView(({ selection }) => selection.ids);
  /** As they were when the question was asked: the answer is about these. */
  const [asked, setAsked] = useState<readonly Resource[]>();
  const selected = resources.filter(({ id }) => ids.has(id));
  if (selected.length === 0) return null;
  const hidden = selected.length - shown.filter(({ id }) => ids.has(id)).length;
  const open = leases.filter((lease) => mayBeOpen(lease) && ids.has(lease.resource.id));
  const closed = selected.length - new Set(open.map(({ resource }) => resource.id)).size;
  const done = (): void => {
    clearSelection();
    onDone();
  };
  return (
    // Keys come up from the buttons inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Selection"
      className="appear sticky bottom-3 z-10 mx-auto mt-3 flex w-fit max-w-full items-center gap-2 rounded-md border border-line bg-float p-2 pl-3 shadow-float @max-[24rem]:flex-wrap @max-[24rem]:gap-1 @max-[24rem]:pl-2 @max-[24rem]:[&>button]:!px-2"
      onKeyDown={({ key, target, currentTarget }) => {
        // Its dialog is elsewhere on the page.
        if (key === 'Escape' && target instanceof Node && currentTarget.contains(target)) done();
      }}
    >
      <p className="mr-2 font-medium whitespace-nowrap @max-[24rem]:mr-0">
        {selected.length} selected
        {hidden > 0 && (
          <span className="font-normal text-muted @max-[24rem]:sr-only">
            {' '}
            · {hidden} not in sight
          </span>
        )}
      </p>
      {closed > 0 && (
        <Button
          kind="primary"
          pending={busy}
          onClick={() => {
            setAsked(selected);
          }}
        >
          Open {closed}…
        </Button>
      )}
      {open.length > 0 && (
        <Button
          onClick={() => {
            void send('lease.closeMany', { leaseIds: open.map(({ id }) => id) });
            done();
          }}
        >
          Close {open.length}
        </Button>
      )}
      <Button kind="quiet" aria-label="Clear" title="Clear (Esc)" onClick={done}>
        <X size={16} aria-hidden="true" className="@min-[24rem]:hidden" />
        <span className="@max-[24rem]:hidden">Clear</span>
      </Button>
      {asked && (
        <Suspense>
          <OpenManyDialog
            resources={asked}
            onOpened={done}
            onClose={() => {
              setAsked(undefined);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
