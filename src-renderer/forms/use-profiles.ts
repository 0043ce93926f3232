import { useCallback, useEffect, useState } from 'react';
import type { ProfileInfo } from '../../src-main/identities/profiles.ts';
import { useCommand } from '../state/use-command.ts';

/** The profiles of this computer, read when the form opens and whenever `reload` is called. */
export function useProfiles(): {
  readonly profiles: readonly ProfileInfo[] | undefined;
  readonly reload: () => void;
} {
  const [profiles, setProfiles] = useState<readonly ProfileInfo[]>();
  const { run } = useCommand('identity.listProfiles');
  const reload = useCallback(() => {
    void run({}).then((answer) => {
      if (answer.ok) setProfiles(answer.value);
    });
  }, [run]);
  useEffect(reload, [reload]);
  return { profiles, reload };
}
