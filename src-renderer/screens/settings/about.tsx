import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Output } from '../../../src-main/bridge/commands.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { FieldError } from '../../components/field.tsx';
import { copyText } from '../../state/copy.ts';
import { showOverlay } from '../../state/overlay.ts';
import { useCommand } from '../../state/use-command.ts';
import { refusalInWords } from './setting-row.tsx';

/** What runs here, to be told to whoever mends it: no key, no address, no name. */
export function About(): ReactNode {
  const { run, problem } = useCommand('app.about');
  const [about, setAbout] = useState<Output<'app.about'>>();
  useEffect(() => {
    void run({}).then((answer) => {
      if (answer.ok) setAbout(answer.value);
    });
  }, [run]);
  const refusal = refusalInWords(problem);
  if (refusal !== undefined)
    return (
      <div className="px-4 py-3">
        <FieldError>{refusal}</FieldError>
      </div>
    );
  const facts = factsOf(about);
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
      <Facts>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        <Fact name="Licence">MIT, free to use, change and pass on</Fact>
      </Facts>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() => {
            showOverlay('diagnostics');
          }}
        >
          Copy diagnostics…
        </Button>
        <CopyButton
          wordy
          what="versions"
          onCopy={() => copyText(facts.map(([name, value]) => `${name} ${value}`).join('\n'))}
        />
      </div>
    </div>
  );
}

function factsOf(about: Output<'app.about'> | undefined): readonly (readonly [string, string])[] {
  return [
    ['Drawbridge', about?.version ?? ''],
    ['Electron', about?.electron ?? ''],
    ['Chromium', about?.chromium ?? ''],
    ['Node.js', about?.node ?? ''],
    ['System', about?.platform ?? ''],
  ];
}
