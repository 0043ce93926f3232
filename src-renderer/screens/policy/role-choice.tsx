import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { CodeInput } from '../../components/code-input.tsx';
import { Field } from '../../components/field.tsx';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { CheckRow, ChoiceGroup } from './choice-parts.tsx';
import type { RoleDraft } from './draft.ts';
import type { DraftFaults } from './read-draft.ts';
import { change, useDraft } from './use-draft.ts';

/** A role that does the job instead of the identity, and on what terms it is assumed. */
export function RoleChoiceFields({ faults }: { faults: DraftFaults }): ReactNode {
  const asRole = useDraft((draft) => draft.asRole);
  return (
    <ChoiceGroup label="Role">
      <CheckRow
        label="Become a role for it"
        effect="The key alone may then do nothing but become the role, and that ends by itself."
        checked={asRole}
        onChange={(checked) => {
          change({ asRole: checked });
        }}
      />
      {asRole && <Terms faults={faults} />}
    </ChoiceGroup>
  );
}

function Terms({ faults }: { faults: DraftFaults }): ReactNode {
  const role = useDraft((draft) => draft.role);
  const set = (part: Partial<RoleDraft>): void => {
    change({ role: { ...role, ...part } });
  };
  return (
    <div className="flex flex-col gap-2 py-1">
      <Field label="Account of the role" hint="Empty: its own." error={faults.roleAccount}>
        {(control) => (
          <CodeInput
            control={control}
            value={role.account}
            placeholder="123456789012"
            onChange={(account) => {
              set({ account });
            }}
          />
        )}
      </Field>
      <Field label="Name of the role" error={faults.roleName}>
        {(control) => (
          <CodeInput
            control={control}
            value={role.name}
            onChange={(name) => {
              set({ name });
            }}
          />
        )}
      </Field>
      <Field label="Path" error={faults.rolePath}>
        {(control) => (
          <CodeInput
            control={control}
            value={role.path}
            onChange={(path) => {
              set({ path });
            }}
          />
        )}
      </Field>
      <ExternalId role={role} set={set} error={faults.externalId} />
      <CheckRow
        label="Ask for an MFA code"
        effect="A stolen key alone is then worth nothing."
        checked={role.mfa}
        onChange={(mfa) => {
          set({ mfa });
        }}
      />
      {role.mfa && (
        <Field label="A code counts for, in minutes" error={faults.mfaMinutes}>
          {(control) => (
            <CodeInput
              control={control}
              value={role.mfaMinutes}
              onChange={(mfaMinutes) => {
                set({ mfaMinutes });
              }}
            />
          )}
        </Field>
      )}
    </div>
  );
}

interface ExternalIdProps {
  readonly role: RoleDraft;
  readonly set: (part: Partial<RoleDraft>) => void;
  readonly error: string | undefined;
}

/** Made by the main process, as for roles that are added. */
function ExternalId({ role, set, error }: ExternalIdProps): ReactNode {
  const { run, pending } = useCommand('identity.newExternalId');
  return (
    <Field
      label="ExternalId"
      hint="Keeps out who only knows the role’s ARN. No secret."
      error={error}
    >
      {(control) => (
        <span className="flex gap-1">
          <CodeInput
            control={control}
            value={role.externalId}
            placeholder="none"
            onChange={(externalId) => {
              set({ externalId });
            }}
          />
          <Button
            pending={pending}
            onClick={() => {
              void run({}).then((answer) => {
                if (answer.ok) set({ externalId: answer.value.externalId });
                else toast('Could not make an ExternalId.', undefined, 'alarm');
              });
            }}
          >
            Make one
          </Button>
        </span>
      )}
    </Field>
  );
}
