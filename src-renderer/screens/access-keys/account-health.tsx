import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountHealth } from '../../../src-main/identities/account-health.ts';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { Button } from '../../components/button.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { Card } from '../../components/screen.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { say } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { HealthList } from './health-list.tsx';

/** For every account there is an identity of: what its users and keys need. Asked for only by hand. */
export function AccountsHealth(): ReactNode {
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const accounts = [...new Set(identities.map(({ caller }) => caller.account))];
  return accounts.map((account) => (
    <HealthOf
      key={account}
      title={accounts.length > 1 ? `Health of account ${account}` : 'Health of this account'}
      identities={identities.filter(({ caller }) => caller.account === account)}
    />
  ));
}

function HealthOf({
  title,
  identities,
}: {
  title: string;
  identities: readonly IdentityView[];
}): ReactNode {
  const { run, pending, problem } = useCommand('key.readHealth');
  const [health, setHealth] = useState<AccountHealth>();
  const look = async ({ id: identityId }: IdentityView): Promise<void> => {
    setHealth(undefined);
    const answer = await run({ identityId });
    if (!answer.ok) return;
    setHealth(answer.value);
    const { total } = answer.value;
    say(total === 0 ? 'Nothing to do.' : `${String(total)} found.`);
  };
  return (
    <section aria-label={title} className="mt-6">
      <Card className="flex flex-col">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="font-semibold">{title}</h2>
            <p className="text-small text-muted">
              Users and keys that are old or that nobody uses, from IAM’s credential report. Nothing
              is changed.
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            {identities.map((identity) => (
              <Button key={identity.id} pending={pending} onClick={() => void look(identity)}>
                {identities.length > 1 ? `Look as ${identity.maskedKeyId}` : 'Look'}
              </Button>
            ))}
          </div>
        </div>
        {pending && (
          <p className="border-t border-line px-4 py-3 text-muted">
            AWS makes the report, which can take a minute…
          </p>
        )}
        {problem && <Trouble problem={problem} />}
        {health && <HealthList health={health} />}
      </Card>
    </section>
  );
}

/** Without the permission nothing is wrong: it is one Drawbridge never needs. */
function Trouble({ problem }: { problem: Problem }): ReactNode {
  if (problem.kind !== 'not-allowed')
    return (
      <ProblemNotice
        className="mx-4 mb-3"
        tone="soon"
        words={problemInWords(problem, 'nothing-changed')}
      />
    );
  return (
    <Notice className="mx-4 mb-3" title="This identity may not look">
      <p>It lacks {problem.action}. Drawbridge opens, closes and rotates without it.</p>
      <p className="text-muted">
        To look, allow it iam:GenerateCredentialReport and iam:GetCredentialReport on *.
      </p>
    </Notice>
  );
}
