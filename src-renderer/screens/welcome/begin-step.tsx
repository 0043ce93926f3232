import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Picture } from '../../components/mark.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { AddKeyDialog } from '../../forms/add-key-dialog.tsx';
import { ProfileForm } from '../../forms/profile-form.tsx';
import { useProfiles } from '../../forms/use-profiles.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';

/** The first thing a new person sees: what this is, and the ways to begin. */
export function BeginStep(): ReactNode {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 pb-8 text-center">
      <Picture bridge="raised" className="w-48" />
      <h1 className="mt-2 text-large font-semibold text-balance outline-offset-4">
        <span className="inline-block">Open a door for yourself.</span>{' '}
        <span className="inline-block">It closes itself.</span>
      </h1>
      <p className="text-balance text-muted">
        Drawbridge lets your current address into an AWS security group, for as long as you work,
        and takes it out again behind you.
      </p>
      <Ways />
    </div>
  );
}

function Ways(): ReactNode {
  const inSandbox = useSnapshot(({ realm }) => realm === 'sandbox');
  const identities = useSnapshot((snapshot) => snapshot.identities.length);
  const { profiles } = useProfiles();
  const usable = profiles?.filter(({ broken, form }) => !broken && form !== 'none').length ?? 0;
  if (inSandbox) return <GoOn label="Continue in the sandbox" />;
  return (
    <>
      <div className="mt-3 flex w-full max-w-72 flex-col gap-2">
        {identities > 0 && <GoOn label="Continue" />}
        {usable > 0 && <UseProfiles count={usable} primary={identities === 0} />}
        <AddKey primary={identities === 0 && usable === 0} />
        <TrySandbox />
      </div>
      <p className="max-w-md text-small text-balance text-muted">
        Drawbridge reads the names of your profiles in ~/.aws. It sends nothing anywhere but to AWS
        and to the services that tell your address. In the sandbox, a small AWS of its own, nothing
        leaves this computer.
      </p>
    </>
  );
}

function pickNext(): void {
  goTo({ screen: 'welcome', at: 'pick' });
}

function GoOn({ label }: { label: string }): ReactNode {
  return (
    <Button kind="primary" className="!h-9" onClick={pickNext}>
      {label}
    </Button>
  );
}

function UseProfiles({ count, primary }: { count: number; primary: boolean }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'plain'}
        className="!h-9"
        onClick={() => {
          setOpen(true);
        }}
      >
        {count === 1 ? 'Use my AWS profile' : `Use my AWS profiles (${String(count)} found)`}
      </Button>
      {open && (
        <Dialog
          open
          onClose={() => {
            setOpen(false);
          }}
          title="Use a profile"
          description="A profile as the AWS CLI uses it. It stays where it is; nothing is copied."
        >
          <ProfileForm
            onAdded={pickNext}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function AddKey({ primary }: { primary: boolean }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'plain'}
        className="!h-9"
        onClick={() => {
          setOpen(true);
        }}
      >
        Add an access key
      </Button>
      <AddKeyDialog
        open={open}
        onAdded={pickNext}
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
  );
}

function TrySandbox(): ReactNode {
  const enter = useCommand('realm.enterSandbox');
  return (
    <>
      <Button
        className="!h-9"
        pending={enter.pending}
        onClick={() => {
          void enter.run({}).then((answer) => {
            if (answer.ok) pickNext();
          });
        }}
      >
        Try the sandbox – no AWS account
      </Button>
      {enter.problem && (
        <ProblemNotice
          className="text-left"
          words={problemInWords(enter.problem, 'nothing-changed')}
        />
      )}
    </>
  );
}
