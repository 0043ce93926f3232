import { useId } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { Card } from '../../components/screen.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { PLATFORM } from '../../state/platform.ts';
import { useSettings } from '../../state/use-settings.ts';
import { TrayPicture } from './tray-picture.tsx';
import type { TrayPlace } from './tray-picture.tsx';
import { useFinish } from './use-finish.ts';

const WORDS: Readonly<Record<TrayPlace, { readonly title: string; readonly text: string }>> = {
  windows: {
    title: 'It’s in your tray',
    text: 'Windows hides new icons behind ˄ beside the clock: drag the gate out of there onto the taskbar to see at a glance what is open.',
  },
  macos: {
    title: 'It’s in your menu bar',
    text: 'If the gate is not there, allow it in System Settings › Menu Bar.',
  },
  linux: {
    title: 'It’s in your tray',
    text: 'The gate is in your panel, beside the clock: its bridge is down while something is open.',
  },
  missing: {
    title: 'It lives in this window',
    text: 'Your desktop shows no tray icons. Drawbridge lives in this window; closing it minimises.',
  },
};

/** Where Drawbridge is from now on, and the end of the first steps. */
export function InYourTray(): ReactNode {
  const missing = useSnapshot(({ trayHost }) => trayHost === 'missing');
  const place = missing ? 'missing' : PLATFORM;
  const { title, text } = WORDS[place];
  const finish = useFinish();
  return (
    <>
      <Card className="flex flex-col gap-4 p-4">
        <div className="flex items-center gap-4 max-[480px]:flex-col max-[480px]:items-start">
          <TrayPicture place={place} />
          <div className="min-w-0 flex-1">
            <h2 className="font-semibold">{title}</h2>
            <p className="text-muted">{text}</p>
          </div>
        </div>
        <StartAtLogin />
      </Card>
      {finish.problem && <ProblemNotice words={problemInWords(finish.problem, 'nothing-stored')} />}
      <Actions>
        <Button
          kind="primary"
          pending={finish.pending}
          onClick={finish.run}
          className="!h-9 min-w-24"
        >
          Done
        </Button>
      </Actions>
    </>
  );
}

function StartAtLogin(): ReactNode {
  const { settings, problem, change } = useSettings();
  const id = useId();
  return (
    <div className="border-t border-line pt-3">
      <label htmlFor={id} className="flex min-h-6 items-start gap-2.5">
        <input
          id={id}
          type="checkbox"
          checked={settings.startAtLogin}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            void change({ startAtLogin: event.target.checked });
          }}
          className="mt-0.5 size-4 shrink-0 accent-ink"
        />
        <span className="font-medium">Start at login</span>
      </label>
      <p id={`${id}-hint`} className="ml-6.5 text-small text-muted">
        Then what is left open after a restart is closed in time.
      </p>
      {problem && (
        <ProblemNotice className="mt-2" words={problemInWords(problem, 'nothing-stored')} />
      )}
    </div>
  );
}
