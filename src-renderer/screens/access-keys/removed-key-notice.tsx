import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { RemovedKey } from '../../../src-main/identities/profiles.ts';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';

/** Shows where the backup is; it holds the key as readable as the file did. */
export function RemovedKeyNotice(props: { removed: RemovedKey; onClose: () => void }): ReactNode {
  const { removed, onClose } = props;
  const restore = useCommand('identity.restorePlaintext');
  const forget = useCommand('identity.deleteBackup');
  const problem = restore.problem ?? forget.problem;
  const after = (said: string) => (answer: { readonly ok: boolean }) => {
    if (!answer.ok) return;
    toast(said);
    onClose();
  };
  return (
    <div className="flex flex-col gap-4">
      <p>
        The key of “{removed.profile}” is in the keychain and no longer in the file. The file as it
        was is beside it:
      </p>
      <p className="font-mono wrap-anywhere select-text">{removed.backup}</p>
      <p className="text-muted">
        The backup still holds the secret, readable for you alone. Delete it once everything works.
      </p>
      {problem && <ProblemNotice words={problemInWords(problem, 'nothing-changed')} />}
      <Actions>
        <Button onClick={onClose}>Keep the backup</Button>
        <Button
          pending={restore.pending}
          onClick={() => {
            void restore.run(removed).then(after('The file is as it was.'));
          }}
        >
          Put the file back
        </Button>
        <Button
          kind="primary"
          pending={forget.pending}
          onClick={() => {
            void forget.run({ backup: removed.backup }).then(after('Backup deleted.'));
          }}
        >
          Delete the backup
        </Button>
      </Actions>
    </div>
  );
}
