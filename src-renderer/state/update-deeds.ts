import { mayBeOpen } from '../../src-main/leases/lease.ts';
import type { UpdateDeed } from '../format/update-in-words.ts';
import { tellProblem } from './deeds.ts';
import { useSnapshot } from './mirror.ts';
import { send } from './use-command.ts';

export const DEED_LABELS: Readonly<Record<UpdateDeed, string>> = {
  check: 'Check for updates',
  download: 'Download',
  restart: 'Restart now',
  wait: 'Restart after closing',
  'wait-no-more': 'Do not restart',
};

/** What a restart would have to wait for. */
export function useOpenLabels(): readonly string[] {
  const labels = useSnapshot(({ leases }) =>
    leases
      .filter(mayBeOpen)
      .map(({ resource }) => resource.label)
      .join('\n'),
  );
  return labels === '' ? [] : labels.split('\n');
}

/** Does it; how it goes stands in the snapshot, but for what could not be begun. */
export async function runDeed(deed: UpdateDeed): Promise<void> {
  if (deed === 'check') await send('update.check', {});
  else if (deed === 'download') await send('update.download', {});
  else {
    const when = deed === 'restart' ? 'now' : 'after-closing';
    const answer = await send('update.install', { when });
    if (!answer.ok) tellProblem(answer.error, 'nothing-changed');
  }
}
