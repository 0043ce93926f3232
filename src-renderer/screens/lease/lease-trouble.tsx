import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { Card } from '../../components/screen.tsx';
import { closeByHand } from '../../format/close-by-hand.ts';
import { troubleInWords, troubleOf, troubleTone } from '../../format/lease-in-words.ts';
import { remedyFor } from '../../format/remedy.ts';
import { copyText } from '../../state/copy.ts';
import { goTo, remedyPlace } from '../../state/navigation.ts';

/** What went wrong: how the door stands, why, and the one thing to do. */
export function LeaseTrouble({ lease }: { lease: Lease }): ReactNode {
  const trouble = troubleOf(lease);
  if (!trouble) return null;
  const remedy = remedyFor(trouble.problem, lease.resource.id);
  const stuck = lease.state.kind === 'closing' || lease.state.kind === 'unknown';
  const command = stuck && mayBeOpen(lease) ? closeByHand(lease) : undefined;
  return (
    <>
      <ProblemNotice
        tone={troubleTone(lease)}
        words={troubleInWords(trouble, lease)}
        actions={
          remedy && (
            <Button
              onClick={() => {
                goTo(remedyPlace(remedy));
              }}
            >
              {remedy.label}
            </Button>
          )
        }
      />
      {command !== undefined && <ByHand command={command} />}
    </>
  );
}

/** A way out that does not need Drawbridge. */
function ByHand({ command }: { command: string }): ReactNode {
  return (
    <Card className="flex flex-col gap-2 p-4">
      <div className="flex items-center justify-between gap-3">
        <p>Or close it without Drawbridge, with the AWS CLI:</p>
        <CopyButton wordy what="command" onCopy={() => copyText(command)} />
      </div>
      <code className="rounded-sm bg-hover px-2.5 py-2 font-mono text-small wrap-anywhere select-text">
        {/* Wraps between words only: an id in two pieces is hard to compare. */}
        {command.split(' ').map((word, index) => (
          <Fragment key={index}>
            {index > 0 && ' '}
            <span className="inline-block">{word}</span>
          </Fragment>
        ))}
      </code>
    </Card>
  );
}
