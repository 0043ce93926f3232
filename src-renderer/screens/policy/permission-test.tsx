import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { PermissionMatrix } from '../../../src-main/policy/permission-matrix.ts';
import { Button } from '../../components/button.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { askingInWords, matrixInWords } from '../../format/permission-test-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useCommand } from '../../state/use-command.ts';
import { PermissionTable } from './permission-table.tsx';

/** Asks AWS for every permission of one identity, and shows its answers one by one. */
export function PermissionTest({ identityId }: { identityId: IdentityId }): ReactNode {
  return <Test key={identityId} identityId={identityId} />;
}

function Test({ identityId }: { identityId: IdentityId }): ReactNode {
  const [matrix, setMatrix] = useState<PermissionMatrix>();
  const { run, pending, problem } = useCommand('policy.test');
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const mine = resources.filter((resource) => resource.identityId === identityId);
  const groups = new Set(mine.map(({ region, groupId }) => `${region} ${groupId}`)).size;
  const start = async () => {
    const answer = await run({ identityId });
    setMatrix(answer.ok ? answer.value : undefined);
  };
  const button = (
    <Button pending={pending} onClick={() => void start()}>
      {matrix ? 'Test again' : 'Test permissions'}
    </Button>
  );
  return (
    <section aria-label="Permission test" className="flex flex-col gap-3">
      <Outcome
        matrix={matrix}
        asking={pending ? askingInWords(groups) : undefined}
        problem={
          problem && (
            <ProblemNotice words={problemInWords(problem, 'nothing-changed')} actions={button} />
          )
        }
        button={button}
      />
      {matrix && <PermissionTable matrix={matrix} resources={mine} />}
    </section>
  );
}

interface OutcomeProps {
  readonly matrix: PermissionMatrix | undefined;
  /** What is being asked; absent while nothing is. */
  readonly asking: string | undefined;
  readonly problem: ReactNode;
  readonly button: ReactNode;
}

/** One place for the question, the wait and the answer in short. */
function Outcome({ matrix, asking, problem, button }: OutcomeProps): ReactNode {
  if (asking === undefined && problem !== undefined) return problem;
  const words = matrix && matrixInWords(matrix);
  // An alarm has itself read out; twice would be once too often.
  const alarm = asking === undefined && words?.tone === 'alarm';
  return (
    <div role={alarm ? undefined : 'status'} aria-busy={asking !== undefined}>
      {asking !== undefined ? (
        <Notice title={asking} actions={button}>
          <p className="text-muted">Dry runs: nothing is changed.</p>
        </Notice>
      ) : words ? (
        <Notice tone={words.tone} title={words.title} actions={button}>
          <p className="text-muted">{words.text}</p>
        </Notice>
      ) : (
        <Notice title="Does AWS allow all that is needed?" actions={button}>
          <p className="text-muted">
            Asks for each permission by a dry run: AWS says whether it would, and changes nothing.
          </p>
        </Notice>
      )}
    </div>
  );
}
