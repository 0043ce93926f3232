import { useState } from 'react';
import type { ReactNode } from 'react';
import { toast } from '../state/notices.ts';
import { useCommand } from '../state/use-command.ts';
import { CommandConsent } from './command-consent.tsx';
import { ProfileField } from './profile-field.tsx';
import { useProfiles } from './use-profiles.ts';
import { CodeField, isCode, RegionField } from './way-fields.tsx';
import { WayForm } from './way-form.tsx';

interface Props {
  readonly onClose: () => void;
  /** After it was closed because a profile was added. */
  readonly onAdded?: () => void;
}

/** A profile of `~/.aws`: nothing of it is resolved, and nothing run, before it is chosen and allowed. */
export function ProfileForm({ onClose, onAdded }: Props): ReactNode {
  const { profiles, reload } = useProfiles();
  const [name, setName] = useState('');
  const [region, setRegion] = useState('');
  const [mfaCode, setMfaCode] = useState('');
  const add = useCommand('identity.addProfile');
  const chosen = profiles?.find((profile) => profile.name === name);
  const waiting = chosen?.commands.find(({ allowed }) => !allowed);
  const withMfa = chosen?.mfaSerial !== undefined;

  const submit = async (): Promise<void> => {
    const answer = await add.run({ profile: name, region, ...(withMfa && { mfaCode }) });
    setMfaCode('');
    if (!answer.ok) return;
    toast(`Profile ${name} added.`);
    onClose();
    onAdded?.();
  };

  return (
    <WayForm
      problem={add.problem}
      pending={add.pending}
      ready={
        chosen !== undefined && !waiting && region.trim() !== '' && (!withMfa || isCode(mfaCode))
      }
      submit="Add profile"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ProfileField
        profiles={profiles}
        value={name}
        onChange={(next) => {
          setName(next);
          setRegion(profiles?.find((profile) => profile.name === next)?.region ?? region);
          add.clear();
        }}
      />
      {waiting && <CommandConsent key={waiting.fingerprint} command={waiting} onDecided={reload} />}
      {withMfa && <CodeField value={mfaCode} onChange={setMfaCode} />}
      <RegionField value={region} onChange={setRegion} />
    </WayForm>
  );
}
