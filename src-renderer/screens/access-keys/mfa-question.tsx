import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { CodeField, isCode } from '../../forms/way-fields.tsx';

/** Asks for a code where the identity stands. Put aside, it stays as one quiet line. */
export function MfaQuestion({ identity }: { identity: IdentityView }): ReactNode {
  const { id, question, mfaSerial = 'your MFA device' } = identity;
  const [open, setOpen] = useState(false);
  const [mfaCode, setMfaCode] = useState('');
  const answer = useCommand('identity.answerMfa');
  const dismiss = useCommand('identity.dismissMfa');
  if (!question) return null;
  if (question === 'dismissed' && !open)
    return (
      <div className="flex items-center justify-between gap-2 border-t border-line px-4 py-2">
        <span className="text-muted">Waits for a code of your MFA device.</span>
        <Button
          onClick={() => {
            setOpen(true);
          }}
        >
          Enter code
        </Button>
      </div>
    );
  const submit = async (): Promise<void> => {
    const taken = await answer.run({ identityId: id, mfaCode });
    setMfaCode('');
    if (!taken.ok) return;
    setOpen(false);
    toast('AWS took the code.');
  };
  return (
    <Notice tone="soon" title="A code of your MFA device is needed" className="m-3">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="text-muted wrap-anywhere">
          Without it Drawbridge can neither open nor close as {identity.maskedKeyId} ({mfaSerial}).
        </p>
        <CodeField value={mfaCode} onChange={setMfaCode} />
        {answer.problem && (
          <ProblemNotice words={problemInWords(answer.problem, 'nothing-changed')} />
        )}
        <div className="flex gap-2">
          <Button kind="primary" type="submit" pending={answer.pending} disabled={!isCode(mfaCode)}>
            Use code
          </Button>
          <Button
            onClick={() => {
              setOpen(false);
              void dismiss.run({ identityId: id });
            }}
          >
            Not now
          </Button>
        </div>
      </form>
    </Notice>
  );
}
