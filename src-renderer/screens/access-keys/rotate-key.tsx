import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { IdentityView, OrphanView } from '../../../src-main/bridge/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { dateInWords } from '../../format/durations.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { DeleteKey, RotationPanel } from './rotation-panel.tsx';

const SNOOZES = [
  [1, 'for a day'],
  [7, 'for a week'],
  [30, 'for 30 days'],
] as const;

/** Everything about changing the key of one identity for a new one. */
export function RotateKey({ identity }: { identity: IdentityView }): ReactNode {
  const rotations = useSnapshot((snapshot) => snapshot.rotations);
  const orphans = useSnapshot((snapshot) => snapshot.orphanKeys);
  const rotation = rotations.find(({ identityId }) => identityId === identity.id);
  const over = rotation === undefined || rotation.state === 'failed' || rotation.state === 'undone';
  return (
    <>
      {orphans
        .filter(({ identityId }) => identityId === identity.id)
        .map((orphan) => (
          <Orphan key={orphan.maskedKeyId} orphan={orphan} />
        ))}
      {rotation && <RotationPanel rotation={rotation} keys={identity.keys ?? []} />}
      {over && <Begin identity={identity} />}
    </>
  );
}

function Begin({ identity }: { identity: IdentityView }): ReactNode {
  const start = useCommand('rotation.start');
  const refusal = identity.rotationRefusal;
  // Said already where the age of a key would stand.
  if (refusal?.kind === 'nothing-to-rotate') return null;
  if (refusal) {
    const words = problemInWords(refusal, 'nothing-changed');
    return (
      <p className="border-t border-line px-4 py-3 text-muted">{`${words.cause} ${words.todo}`}</p>
    );
  }
  return (
    <div className="flex flex-col gap-2 border-t border-line px-4 py-3">
      {start.problem && <ProblemNotice words={problemInWords(start.problem, 'nothing-changed')} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button pending={start.pending} onClick={() => void start.run({ identityId: identity.id })}>
          {start.pending ? 'Asking AWS…' : 'Rotate the key'}
        </Button>
        <Snooze identity={identity} />
      </div>
    </div>
  );
}

function Snooze({ identity }: { identity: IdentityView }): ReactNode {
  const snooze = useCommand('key.snooze');
  const key = identity.keys?.find(({ ours }) => ours);
  if (!key || key.age.verdict === 'fresh') return null;
  const { maskedKeyId, snoozedUntil } = key;
  return (
    <>
      <Menu
        label="Remind me later"
        button={{ kind: 'quiet', children: 'Remind me later' }}
        entries={() =>
          SNOOZES.map(([days, label]) => ({
            label,
            onSelect: () => {
              void snooze.run({ maskedKeyId, days }).then((answer) => {
                if (answer.ok) toast('No reminder until then.');
              });
            },
          }))
        }
      />
      {snoozedUntil !== undefined && (
        <span className="text-small text-muted">
          No reminder before {dateInWords(snoozedUntil)}.
        </span>
      )}
    </>
  );
}

/** Never left unsaid: a key that works in AWS and that nobody here can use. */
function Orphan({ orphan }: { orphan: OrphanView }): ReactNode {
  const remove = useCommand('key.delete');
  const { identityId, maskedKeyId, why } = orphan;
  const text =
    why === 'answer-lost'
      ? 'AWS made it, and the answer with its secret was lost. Nobody can use it.'
      : 'A rotation had to leave it, since AWS did not allow the last step.';
  return (
    <Notice
      tone="soon"
      className="mx-4 my-3"
      title={`Access key ${maskedKeyId} is left over`}
      actions={
        <DeleteKey
          label="Delete it"
          maskedKeyId={maskedKeyId}
          pending={remove.pending}
          onConfirm={() => remove.run({ identityId, maskedKeyId })}
        />
      }
    >
      <p>{text}</p>
      {remove.problem && (
        <p className="text-muted">{problemInWords(remove.problem, 'nothing-changed').text}</p>
      )}
    </Notice>
  );
}
