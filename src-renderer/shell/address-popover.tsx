import * as Popover from '@radix-ui/react-popover';
import { useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { AddressView } from '../../src-main/bridge/snapshot.ts';
import { AddressPanel } from './address-panel.tsx';

interface Props {
  readonly id: string;
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly view: AddressView;
  readonly onClose: () => void;
}

/** What stands behind the chip of my address, under it. */
export function AddressPopover({ id, anchor, view, onClose }: Props): ReactNode {
  const pressedElsewhere = useRef(false);
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label="My address"
          onOpenAutoFocus={(event) => {
            // What is said comes before what can be typed.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onInteractOutside={(event) => {
            // The chip closes what it has opened, by itself.
            if (event.target instanceof Node && anchor.current?.contains(event.target))
              event.preventDefault();
            else pressedElsewhere.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!pressedElsewhere.current) anchor.current?.focus();
          }}
          className="appear z-30 max-h-[var(--radix-popover-content-available-height)] w-[min(24rem,calc(100vw-1.5rem))] overflow-y-auto rounded-md border border-line bg-float p-4 shadow-float outline-none"
        >
          <AddressPanel view={view} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
