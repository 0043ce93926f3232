import { Power } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Banner, DismissBanner } from '../components/banner.tsx';
import { useSnapshot } from '../state/mirror.ts';
import { useCommand } from '../state/use-command.ts';

/** Said in the first run that finds no icons; the person may put it away before. */
export function NoTrayBanner(): ReactNode {
  const toBeTold = useSnapshot(({ tellOfNoTray }) => tellOfNoTray === true);
  const [dismissed, setDismissed] = useState(false);
  if (!toBeTold || dismissed) return null;
  return (
    <Banner
      tone="plain"
      actions={
        <DismissBanner
          onClick={() => {
            setDismissed(true);
          }}
        />
      }
    >
      <span className="font-medium">Your desktop shows no tray icons.</span> Drawbridge lives in
      this window; closing it minimises. On GNOME the extension “AppIndicator and
      KStatusNotifierItem Support” shows them.
    </Banner>
  );
}

/** Where no tray menu has it. */
export function QuitWithoutTray(): ReactNode {
  const missing = useSnapshot(({ trayHost }) => trayHost === 'missing');
  const quit = useCommand('app.quit');
  if (!missing) return null;
  return (
    <button
      type="button"
      title="Quit Drawbridge"
      onClick={() => {
        void quit.run({});
      }}
      className="mt-auto flex h-8 items-center gap-2.5 rounded-sm px-2 font-medium text-muted transition-colors hover:bg-hover hover:text-ink max-[720px]:h-10 max-[720px]:justify-center max-[480px]:mt-0 max-[480px]:flex-1"
    >
      <Power size={16} aria-hidden="true" className="shrink-0" />
      <span className="truncate max-[720px]:sr-only">Quit</span>
    </button>
  );
}
