import { useCallback } from 'react';
import type { Settings } from '../../src-main/settings/settings.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { useMirror, useSnapshot } from './mirror.ts';
import { say } from './notices.ts';
import { useCommand } from './use-command.ts';

export interface SettingsHandle {
  readonly settings: Settings;
  readonly pending: boolean;
  /** Why the last change was refused. */
  readonly problem: Problem | undefined;
  /** Says whether it was kept. */
  readonly change: (part: Partial<Settings>) => Promise<boolean>;
}

/** The settings as they are, and how to change a part of them. Each field has a handle of its own. */
export function useSettings(): SettingsHandle {
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const { run, pending, problem } = useCommand('settings.change');
  const change = useCallback(
    async (part: Partial<Settings>) => {
      // What is known now, not what was known when the screen was last painted.
      const latest = useMirror.getState().snapshot?.settings;
      if (!latest) return false;
      const answer = await run({ settings: { ...latest, ...part } });
      if (answer.ok) say('Saved.');
      return answer.ok;
    },
    [run],
  );
  return { settings, pending, problem, change };
}
