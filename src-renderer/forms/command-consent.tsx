import type { ReactNode } from 'react';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import type { AskedCommand } from '../../src-main/identities/profiles.ts';
import { Button } from '../components/button.tsx';
import { Notice, ProblemNotice } from '../components/notice.tsx';
import { useCommand } from '../state/use-command.ts';

interface Props {
  readonly command: AskedCommand;
  /** The consent was given, or the command is another one now. */
  readonly onDecided: () => void;
}

/** Shows a program whole before it may ever run. */
export function CommandConsent({ command, onDecided }: Props): ReactNode {
  const allow = useCommand('identity.allowCommand');
  const { profile, fingerprint } = command;
  return (
    <Notice tone="soon" title={`The profile “${profile}” runs a program on this computer`}>
      <pre className="my-2 max-h-40 overflow-auto rounded-sm border border-line bg-surface p-2 font-mono text-small whitespace-pre-wrap wrap-anywhere select-text">
        {command.command}
      </pre>
      <p className="text-muted">
        It runs as you, whenever its keys are needed. You are asked again as soon as this line
        changes; what the program itself contains, Drawbridge cannot see.
      </p>
      {allow.problem && (
        <ProblemNotice words={problemInWords(allow.problem, 'nothing-changed')} className="my-2" />
      )}
      <Button
        className="mt-2"
        pending={allow.pending}
        onClick={() => {
          void allow.run({ profile, fingerprint }).then(onDecided);
        }}
      >
        Allow this command
      </Button>
    </Notice>
  );
}
