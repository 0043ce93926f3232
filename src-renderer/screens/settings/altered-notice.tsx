import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { refusalInWords } from './setting-row.tsx';

/** Above all settings: nothing is opened before the person has looked through them. */
export function AlteredNotice(): ReactNode {
  const lost = useSnapshot(({ seals }) => seals.state === 'lost');
  const altered = useSnapshot(({ seals }) => seals.altered.some(({ kind }) => kind === 'settings'));
  if (lost)
    return (
      <KeepNotice
        problem={{ kind: 'seal-lost' }}
        command="seal.keepAll"
        label="Keep all as it is"
        kept="Everything is sealed anew."
      />
    );
  if (!altered) return null;
  return (
    <KeepNotice
      problem={{ kind: 'file-altered', what: 'settings', label: 'Settings' }}
      command="seal.keepSettings"
      label="Keep these settings"
      kept="The settings are sealed anew."
    />
  );
}

function KeepNotice({
  problem,
  command,
  label,
  kept,
}: {
  problem: Problem;
  command: 'seal.keepAll' | 'seal.keepSettings';
  label: string;
  kept: string;
}): ReactNode {
  const keep = useCommand(command);
  const refusal = refusalInWords(keep.problem);
  return (
    <ProblemNotice
      words={{ ...problemInWords(problem, 'nothing-opened'), ...(refusal && { todo: refusal }) }}
      className="mb-4"
      actions={
        <Button
          pending={keep.pending}
          onClick={() => {
            void keep.run({}).then((answer) => {
              if (answer.ok) toast(kept);
            });
          }}
        >
          {label}
        </Button>
      }
    />
  );
}
