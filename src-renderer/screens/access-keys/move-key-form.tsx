import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { RemovedKey } from '../../../src-main/identities/profiles.ts';
import { ProblemNotice } from '../../components/notice.tsx';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { ProfileField } from '../../forms/profile-field.tsx';
import { RemovedKeyNotice } from './removed-key-notice.tsx';
import { useProfiles } from '../../forms/use-profiles.ts';
import { RegionField } from '../../forms/way-fields.tsx';
import { WayForm } from '../../forms/way-form.tsx';

/** Moves a key that stands readable in a file into the keychain. */
export function MoveKeyForm({ onClose }: { onClose: () => void }): ReactNode {
  const { profiles } = useProfiles();
  const [profile, setProfile] = useState('');
  const [region, setRegion] = useState('');
  const [removePlaintext, setRemovePlaintext] = useState(false);
  const [removed, setRemoved] = useState<RemovedKey>();
  const [notRemoved, setNotRemoved] = useState<Problem>();
  const add = useCommand('identity.importFromCredentials');

  const submit = async (): Promise<void> => {
    const answer = await add.run({ profile, region, removePlaintext });
    if (!answer.ok) return;
    toast('Access key added.');
    setRemoved(answer.value.removed);
    setNotRemoved(answer.value.notRemoved);
    if (!answer.value.removed && !answer.value.notRemoved) onClose();
  };

  if (removed) return <RemovedKeyNotice removed={removed} onClose={onClose} />;
  return (
    <WayForm
      problem={add.problem}
      pending={add.pending}
      ready={profile !== '' && region.trim() !== '' && !notRemoved}
      submit="Add key"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ProfileField
        profiles={profiles?.filter(({ plaintextKey }) => plaintextKey)}
        value={profile}
        onChange={setProfile}
      />
      <RegionField value={region} onChange={setRegion} />
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1"
          checked={removePlaintext}
          onChange={(event) => {
            setRemovePlaintext(event.target.checked);
          }}
        />
        <span>
          Remove it from the file
          <span className="block text-small text-muted">
            A backup is made first. Other programs that use this profile lose its key.
          </span>
        </span>
      </label>
      {notRemoved && <ProblemNotice words={problemInWords(notRemoved, 'nothing-changed')} />}
    </WayForm>
  );
}
