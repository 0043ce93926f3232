import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Actions, Dialog } from '../components/dialog.tsx';
import { ProblemNotice } from '../components/notice.tsx';
import { copyText } from '../state/copy.ts';
import { hideOverlay } from '../state/overlay.ts';
import { useCommand } from '../state/use-command.ts';

/** What would be copied, to be read before it is. */
export function DiagnosticsDialog(): ReactNode {
  const { run, problem } = useCommand('app.diagnostics');
  const [text, setText] = useState<string>();
  useEffect(() => {
    void run({}).then((answer) => {
      if (answer.ok) setText(answer.value.text);
    });
  }, [run]);
  return (
    <Dialog
      open
      onClose={hideOverlay}
      title="Diagnostics"
      description="For a report of a fault. Keys, accounts, addresses and names are left out; look it through before you pass it on."
    >
      {problem && <ProblemNotice words={problemInWords(problem, 'nothing-changed')} />}
      {!problem && (
        <pre
          // Scrolled by keyboard too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="region"
          aria-label="Diagnostics as they are copied"
          className="max-h-80 min-h-40 overflow-auto rounded-sm border border-line bg-hover p-2 font-mono text-small whitespace-pre-wrap wrap-anywhere select-text"
        >
          {text}
        </pre>
      )}
      <Actions>
        <Button onClick={hideOverlay}>Done</Button>
        {text !== undefined && (
          <CopyButton wordy what="diagnostics" onCopy={() => copyText(text)} />
        )}
      </Actions>
    </Dialog>
  );
}
