import type { ReactNode } from 'react';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { oneDocument } from '../../../src-main/policy/fetched-policies.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { say } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';

interface Props {
  readonly identityId: IdentityId;
  /** Gets all statements of the identity's policies as one document. */
  readonly onFetched: (json: string) => void;
}

/** Reads the policies an identity has, where it may see them. */
export function FetchPolicy({ identityId, onFetched }: Props): ReactNode {
  const { run, pending, problem } = useCommand('policy.fetch');
  const fetch = async () => {
    const answer = await run({ identityId });
    if (!answer.ok) return;
    const { length } = answer.value;
    say(length === 1 ? '1 policy fetched.' : `${String(length)} policies fetched.`);
    onFetched(oneDocument(answer.value));
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <Button pending={pending} onClick={() => void fetch()}>
        {pending ? 'Asking AWS…' : 'Fetch from AWS'}
      </Button>
      <p className="text-small text-muted">
        Inline and attached policies; those of groups, boundaries and the organisation are not among
        them.
      </p>
      {problem && <ProblemNotice tone="soon" words={wordsFor(problem)} />}
    </div>
  );
}

/** The job needs no permission to read policies: none has to be given for this. */
function wordsFor(problem: Problem): ReturnType<typeof problemInWords> {
  const words = problemInWords(problem, 'nothing-changed');
  return problem.kind === 'not-allowed'
    ? { ...words, todo: 'Paste the policy instead, or let an administrator fetch it.' }
    : words;
}
