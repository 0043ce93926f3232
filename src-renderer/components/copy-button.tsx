import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface Props {
  /** What is copied, for the button's name: "address". */
  readonly what: string;
  /** Says whether it worked. */
  readonly onCopy: () => Promise<boolean>;
  /** Shows the word beside the icon. */
  readonly wordy?: boolean;
}

const SHOWN_MS = 1_600;

/** Copies and says so in its own place, without changing its width. */
export function CopyButton({ what, onCopy, wordy = false }: Props): ReactNode {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => {
      setCopied(false);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <Button
      kind={wordy ? 'plain' : 'quiet'}
      icon={!wordy}
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
      className={wordy ? 'min-w-24' : '!h-6 !w-6 text-muted'}
      onClick={() => {
        void onCopy().then(setCopied);
      }}
    >
      <Icon size={14} aria-hidden="true" className={copied ? 'text-open' : undefined} />
      {wordy && (copied ? 'Copied' : 'Copy')}
    </Button>
  );
}
