import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';

/** Before there is anything to open: what to begin with. */
export function NoResources(): ReactNode {
  const noKey = useSnapshot(({ identities }) => identities.length === 0);
  const inSandbox = useSnapshot(({ realm }) => realm === 'sandbox');
  const enter = useCommand('realm.enterSandbox');
  return (
    <>
      <EmptyState
        title="No resources yet."
        action={
          noKey ? (
            <span className="flex flex-wrap justify-center gap-2">
              <AddKeyButton />
              {!inSandbox && (
                <Button
                  pending={enter.pending}
                  onClick={() => {
                    void enter.run({});
                  }}
                >
                  Try the sandbox
                </Button>
              )}
            </span>
          ) : (
            <AddButton />
          )
        }
      >
        A resource is a door you open for yourself: a security group and the ports you need.
        {noKey && ' Drawbridge needs an access key first.'}
      </EmptyState>
      {enter.problem && <ProblemNotice words={problemInWords(enter.problem, 'nothing-changed')} />}
    </>
  );
}

export function AddButton(): ReactNode {
  return (
    <Button
      kind="primary"
      onClick={() => {
        goTo({ screen: 'resource-form' });
      }}
    >
      <Plus size={16} aria-hidden="true" />
      Add a resource
    </Button>
  );
}

function AddKeyButton(): ReactNode {
  return (
    <Button
      kind="primary"
      onClick={() => {
        goTo({ screen: 'access-keys', adding: true });
      }}
    >
      Add an access key
    </Button>
  );
}
