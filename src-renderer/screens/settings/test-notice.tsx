import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { say } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { refusalInWords, SettingRow } from './setting-row.tsx';

/** Shows one, and says when the desktop keeps it back. */
export function TestNotice(): ReactNode {
  const { run, pending, problem } = useCommand('notice.test');
  const [shown, setShown] = useState(false);
  const effectId = useId();
  return (
    <SettingRow
      label={<p className="font-medium">Test</p>}
      effect={shown ? 'Your desktop has shown one.' : 'Whether your desktop lets them through.'}
      effectId={effectId}
      error={refusalInWords(problem)}
    >
      <Button
        pending={pending}
        aria-describedby={effectId}
        onClick={() => {
          setShown(false);
          void run({}).then(({ ok }) => {
            setShown(ok);
            if (ok) say('Your desktop has shown a notification.');
          });
        }}
      >
        Show a test notification
      </Button>
    </SettingRow>
  );
}

/** What cannot be switched off, and why. */
export function AlwaysShown(): ReactNode {
  return (
    <div className="px-4 py-3">
      <p className="font-medium">Always shown</p>
      <p className="text-muted">{ALWAYS_SHOWN}</p>
    </div>
  );
}

export const ALWAYS_SHOWN =
  'When something could not be closed or opened, stayed open, or nobody knows whether it is open.';
