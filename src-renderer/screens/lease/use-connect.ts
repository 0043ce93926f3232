import { useEffect } from 'react';
import { connectCommands } from '../../../src-main/resources/connect.ts';
import type { ConnectCommand } from '../../../src-main/resources/connect.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { copyText } from '../../state/copy.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { toast } from '../../state/notices.ts';
import { PLATFORM } from '../../state/platform.ts';

/** The commands that lead to a resource from this computer. */
export function useConnectCommands(resource: Resource | undefined): readonly ConnectCommand[] {
  const profile = useSnapshot(({ identities }) => {
    const identity = identities.find(({ id }) => id === resource?.identityId);
    return identity?.kind === 'profile' ? identity.profile : undefined;
  });
  return resource ? connectCommands(resource, PLATFORM, profile) : [];
}

/** `Ctrl+C` (`⌘C` on macOS), with nothing selected, copies this command and says so. */
export function useCopyKey({ label, command }: Partial<ConnectCommand> = {}): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (command === undefined || label === undefined || !asksToCopy(event)) return;
      event.preventDefault();
      void copyText(command).then((copied) => {
        if (copied) toast(`Copied the ${label} command.`);
      });
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [label, command]);
}

function asksToCopy(event: KeyboardEvent): boolean {
  const pressed = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!pressed || event.key.toLowerCase() !== 'c' || event.defaultPrevented) return false;
  const { target } = event;
  const typing = target instanceof HTMLElement && target.closest('input, textarea') !== null;
  const selected = window.getSelection()?.toString() ?? '';
  return !typing && selected === '' && document.querySelector('[role="dialog"]') === null;
}
