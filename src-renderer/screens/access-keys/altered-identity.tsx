import type { ReactNode } from 'react';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';

/** Somebody else wrote into the file: the person compares what is shown with what AWS says. */
export function AlteredIdentity({ identity }: { identity: IdentityView }): ReactNode {
  const altered = useSnapshot(({ seals }) =>
    seals.altered.some(({ kind, id }) => kind === 'identity' && id === identity.id),
  );
  const keep = useCommand('identity.keep');
  if (!altered) return null;
  const label = identity.maskedKeyId;
  const problem = keep.problem ?? { kind: 'file-altered', what: 'identity', label };
  const corrected = keep.problem?.kind === 'file-altered';
  return (
    <ProblemNotice
      words={{
        ...problemInWords(problem, 'nothing-opened'),
        ...(keep.problem === undefined && { todo: 'Is this you? Then let AWS confirm it.' }),
        ...(corrected && { todo: 'AWS says somebody else than the file did: look above again.' }),
      }}
      className="m-3"
      actions={
        <Button
          pending={keep.pending}
          onClick={() => {
            void keep.run({ identityId: identity.id }).then((answer) => {
              if (answer.ok) toast(`AWS confirmed ${label}.`);
            });
          }}
        >
          Verify and keep
        </Button>
      }
    />
  );
}
