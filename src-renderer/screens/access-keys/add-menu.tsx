import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Menu } from '../../components/menu.tsx';
import { CsvForm } from './csv-form.tsx';
import { EnvironmentForm } from './environment-form.tsx';
import { MfaSessionForm } from './mfa-session-form.tsx';
import { MoveKeyForm } from './move-key-form.tsx';
import { ProfileForm } from '../../forms/profile-form.tsx';
import { RoleForm } from './role-form.tsx';

interface Way {
  readonly label: string;
  readonly title: string;
  readonly description: string;
  readonly apart?: boolean;
  readonly Form: ComponentType<{ onClose: () => void }>;
}

const WAYS: readonly Way[] = [
  {
    label: 'Key from accessKeys.csv…',
    title: 'Add the key of a file',
    description: 'The file the IAM console gave you. Its secret goes into the keychain.',
    Form: CsvForm,
  },
  {
    label: 'Key from ~/.aws/credentials…',
    title: 'Move a key into the keychain',
    description: 'A key that stands readable in a file, in a safer place.',
    Form: MoveKeyForm,
  },
  {
    label: 'Profile of ~/.aws…',
    title: 'Add a profile',
    description: 'A profile as the AWS CLI uses it. It stays where it is; nothing is copied.',
    apart: true,
    Form: ProfileForm,
  },
  {
    label: 'Role…',
    title: 'Add a role',
    description:
      'Temporary keys of a role, narrowed each time to the security groups you use. They are never written to disk.',
    Form: RoleForm,
  },
  {
    label: 'Access key with MFA…',
    title: 'Add an access key with MFA',
    description: 'Temporary keys for an access key and a code of your MFA device.',
    Form: MfaSessionForm,
  },
  {
    label: 'Environment variables…',
    title: 'Add the environment',
    description: 'AWS_ACCESS_KEY_ID and its companions, as Drawbridge was started with.',
    Form: EnvironmentForm,
  },
];

/** The ways to be somebody in AWS besides a pasted key. */
export function AddMenu(): ReactNode {
  const [way, setWay] = useState<Way>();
  const close = (): void => {
    setWay(undefined);
  };
  return (
    <>
      <Menu
        label="More ways to add an identity"
        button={{
          children: (
            <>
              More ways
              <ChevronDown size={14} aria-hidden="true" />
            </>
          ),
        }}
        entries={() =>
          WAYS.map((each) => ({
            label: each.label,
            ...(each.apart && { apart: true }),
            onSelect: () => {
              setWay(each);
            },
          }))
        }
      />
      {way && (
        <Dialog open onClose={close} title={way.title} description={way.description}>
          <way.Form onClose={close} />
        </Dialog>
      )}
    </>
  );
}
