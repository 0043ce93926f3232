import { X } from 'lucide-react';
import * as Radix from '@radix-ui/react-dialog';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A dialog over everything: Esc closes it, focus stays inside and goes back where it was. The veil
 * is ours: Radix's own brings an inline style element, which our content security policy refuses.
 */
export function Dialog({ open, onClose, title, description, children }: Props): ReactNode {
  // Radix gives focus back to its own trigger only, and our dialogs are opened by anything.
  const before = useRef<Element>(null);
  return (
    <Radix.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Radix.Portal>
        <div className="pointer-events-auto fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          className="appear fixed inset-x-0 top-[max(1rem,10vh)] z-50 mx-auto flex max-h-[calc(100dvh-2*max(1rem,10vh))] w-[calc(100%-1.5rem)] max-w-md flex-col overflow-y-auto overscroll-contain rounded-md border border-line bg-float p-4 shadow-float outline-none"
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className="flex items-start justify-between gap-2">
            <Radix.Title className="text-body font-semibold wrap-anywhere">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button kind="quiet" icon aria-label="Cancel" className="-mt-1.5 -mr-1.5">
                <X size={16} aria-hidden="true" />
              </Button>
            </Radix.Close>
          </div>
          {description !== undefined && (
            <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>
          )}
          <div className="mt-4 flex flex-col gap-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The buttons at a dialog's or form's end, the main one last. */
export function Actions({ children }: { children: ReactNode }): ReactNode {
  return <div className="flex flex-wrap items-center justify-end gap-2">{children}</div>;
}
