import type { ReactNode } from 'react';
import type { ProfileInfo } from '../../src-main/identities/profiles.ts';
import { Field } from '../components/field.tsx';
import { Select } from '../components/select.tsx';
import { profileInWords } from '../format/profile-in-words.ts';

interface Props {
  readonly profiles: readonly ProfileInfo[] | undefined;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** Chooses a profile by its name, with what kind it is. */
export function ProfileField({ profiles, value, onChange }: Props): ReactNode {
  const none = profiles?.length === 0;
  return (
    <Field
      label="Profile"
      hint={
        none
          ? 'The AWS files of this computer hold no such profile.'
          : 'Read where it stands and never copied.'
      }
    >
      {(control) => (
        <Select
          {...control}
          value={value}
          disabled={!profiles || none}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          <option value="">{profiles ? 'Choose a profile' : 'Reading…'}</option>
          {profiles?.map((profile) => (
            <option key={profile.name} value={profile.name}>
              {`${profile.name} – ${profileInWords(profile)}`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
