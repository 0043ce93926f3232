import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { openLink } from '../../state/open-link.ts';

/** Opens a page of AWS's console in the browser. In the sandbox there is no such page. */
export function ConsoleLink({ url, label }: { url: string; label: string }): ReactNode {
  const sandbox = useSnapshot(({ realm }) => realm === 'sandbox');
  if (sandbox) return null;
  return (
    <Button
      role="link"
      title={url}
      className="print:hidden"
      onClick={() => {
        openLink(url);
      }}
    >
      <ExternalLink size={14} aria-hidden="true" />
      {label}
    </Button>
  );
}
