import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { Card } from '../../components/screen.tsx';
import { copyText } from '../../state/copy.ts';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { AlteredIdentity } from './altered-identity.tsx';
import { KeyList } from './key-list.tsx';
import { MfaQuestion } from './mfa-question.tsx';
import { ProfileCommands } from './profile-commands.tsx';
import { WayFacts } from './way-facts.tsx';
import { RotateKey } from './rotate-key.tsx';

/** One identity: the key Drawbridge uses, who AWS says it is, and all keys of that user. */
export function IdentityCard({
  identity,
  asking,
}: {
  identity: IdentityView;
  asking: boolean;
}): ReactNode {
  const { caller } = identity;
  return (
    <li>
      <Card className="flex flex-col">
        <div className="flex items-center justify-between gap-3 px-4 pt-3">
          <h2 className="font-mono font-semibold">{identity.maskedKeyId}</h2>
          <RemoveIdentity identity={identity} />
        </div>
        <div className="px-4 pt-1 pb-3">
          <Facts>
            <Fact name="Account">
              <span className="flex items-center gap-1">
                {caller.account}
                <CopyButton what="account" onCopy={() => copyText(caller.account)} />
              </span>
            </Fact>
            <Fact name="ARN">
              <span className="flex min-w-0 items-center gap-1">
                <span className="font-mono wrap-anywhere">{caller.arn}</span>
                <CopyButton what="ARN" onCopy={() => copyText(caller.arn)} />
              </span>
            </Fact>
            <Fact name="Home Region">{identity.homeRegion}</Fact>
            <WayFacts identity={identity} />
          </Facts>
        </div>
        <AlteredIdentity identity={identity} />
        <MfaQuestion identity={identity} />
        {identity.profile !== undefined && <ProfileCommands profile={identity.profile} />}
        <div className="border-t border-line">
          {identity.keys && <KeyList keys={identity.keys} />}
          {identity.keysProblem && <KeysProblem identity={identity} />}
          {!identity.keys && !identity.keysProblem && (
            <p className="px-4 py-3 text-muted">{ageUnknown(identity, asking)}</p>
          )}
        </div>
        <RotateKey identity={identity} />
      </Card>
    </li>
  );
}

function ageUnknown({ kind }: IdentityView, asking: boolean): string {
  if (kind === 'profile')
    return 'Its keys are kept by the profile, not by Drawbridge: nothing to rotate here.';
  if (kind !== 'access-key') return 'Temporary keys: nothing to rotate, which is better.';
  return asking ? 'Asking IAM how old the key is…' : 'The age of the key is not known yet.';
}

/** Not an alarm: Drawbridge opens and closes without knowing the age. */
function KeysProblem({ identity }: { identity: IdentityView }): ReactNode {
  const again = useCommand('identity.refreshKeys');
  if (!identity.keysProblem) return null;
  const words = problemInWords(identity.keysProblem, 'nothing-changed');
  return (
    <Notice
      tone="soon"
      title="The age of the key is not known"
      className="m-3"
      actions={
        identity.keysProblem.kind !== 'keychain-lost-key' && (
          <Button pending={again.pending} onClick={() => void again.run({})}>
            Try again
          </Button>
        )
      }
    >
      <p>{words.cause}</p>
      <p className="text-muted">{words.todo}</p>
    </Notice>
  );
}

function RemoveIdentity({ identity }: { identity: IdentityView }): ReactNode {
  const [asking, setAsking] = useState(false);
  const remove = useCommand('identity.remove');
  const close = (): void => {
    setAsking(false);
    remove.clear();
  };
  return (
    <>
      <Button
        kind="quiet"
        className="-mr-3"
        aria-label={`Remove ${identity.maskedKeyId}`}
        onClick={() => {
          setAsking(true);
        }}
      >
        Remove
      </Button>
      <ConfirmDialog
        open={asking}
        title={`Remove ${identity.maskedKeyId}?`}
        text={
          identity.kind === 'access-key'
            ? 'Its secret is deleted from the keychain of this computer. In AWS the key stays as it is.'
            : 'Drawbridge forgets it. In AWS and in your files nothing changes.'
        }
        confirm="Remove"
        pending={remove.pending}
        notice={
          remove.problem && (
            <ProblemNotice words={problemInWords(remove.problem, 'nothing-changed')} />
          )
        }
        onClose={close}
        onConfirm={() => {
          void remove.run({ identityId: identity.id }).then((answer) => {
            if (!answer.ok) return;
            close();
            toast(`Removed ${identity.maskedKeyId}.`);
          });
        }}
      />
    </>
  );
}
