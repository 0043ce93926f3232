import clsx from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface Item {
  readonly id: number;
  readonly title: string;
  readonly text?: string;
  readonly tone: 'plain' | 'alarm';
}

/** Messages at the lower edge. They are read out through the live region, not here. */
export function Toasts({
  items,
  onDismiss,
}: {
  items: readonly Item[];
  onDismiss: (id: number) => void;
}): ReactNode {
  if (items.length === 0) return null;
  return (
    <section aria-label="Messages">
      <ul className="pointer-events-none fixed right-3 bottom-3 z-50 flex w-[min(22rem,calc(100vw-1.5rem))] flex-col gap-2 max-[480px]:bottom-16">
        {items.map((item) => (
          <li
            key={item.id}
            className={clsx(
              'appear pointer-events-auto flex items-start gap-2 rounded-md border bg-float py-2 pr-2 pl-3 shadow-float',
              item.tone === 'alarm' ? 'border-alarm' : 'border-line',
            )}
          >
            <div className="min-w-0 flex-1 py-0.5 wrap-anywhere">
              <p className="font-medium">{item.title}</p>
              {item.text !== undefined && <p className="text-muted">{item.text}</p>}
            </div>
            <Button
              kind="quiet"
              icon
              aria-label="Dismiss"
              className="!h-6 !w-6"
              onClick={() => {
                onDismiss(item.id);
              }}
            >
              <X size={14} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
