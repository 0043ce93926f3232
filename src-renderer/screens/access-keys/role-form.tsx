import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { trustPolicy } from '../../format/trust-policy.ts';
import { copyText } from '../../state/copy.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { CodeField, FromField, isCode, RegionField, TextField } from '../../forms/way-fields.tsx';
import { WayForm } from '../../forms/way-form.tsx';

/** One hour: what every role allows. */
const MINUTES = 60;

/** A role assumed from another identity; the ExternalId comes from the main process. */
export function RoleForm({ onClose }: { onClose: () => void }): ReactNode {
  const [from, setFrom] = useState('');
  const [roleArn, setRoleArn] = useState('');
  const [mfaSerial, setMfaSerial] = useState('');
  const [mfaCode, setMfaCode] = useState('');
  const [region, setRegion] = useState('');
  const [externalId, setExternalId] = useState('');
  const { run: newExternalId } = useCommand('identity.newExternalId');
  const add = useCommand('identity.addRole');
  useEffect(() => {
    void newExternalId({}).then((made) => {
      if (made.ok) setExternalId(made.value.externalId);
    });
  }, [newExternalId]);
  const withMfa = mfaSerial.trim() !== '';

  const submit = async (): Promise<void> => {
    const answer = await add.run({
      from: from as IdentityId,
      roleArn,
      externalId,
      minutes: MINUTES,
      region,
      ...(withMfa && { mfaSerial, mfaCode }),
    });
    setMfaCode('');
    if (!answer.ok) return;
    const open = answer.value.externalIdProof === 'not-enforced';
    toast(open ? 'Role added, but it also lets in who has no ExternalId.' : 'Role added.');
    onClose();
  };

  return (
    <WayForm
      problem={add.problem}
      pending={add.pending}
      ready={[from, roleArn, region, externalId].every(Boolean) && (!withMfa || isCode(mfaCode))}
      submit="Add role"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FromField value={from} onChange={setFrom} />
      <TextField
        label="ARN of the role"
        value={roleArn}
        onChange={setRoleArn}
        placeholder="arn:aws:iam::123456789012:role/gatekeeper"
      />
      <TrustPolicy from={from} externalId={externalId} mfa={withMfa} />
      <TextField
        label="MFA device (if the role asks for one)"
        value={mfaSerial}
        onChange={setMfaSerial}
        placeholder="arn:aws:iam::123456789012:mfa/ana"
      />
      {withMfa && <CodeField value={mfaCode} onChange={setMfaCode} />}
      <RegionField value={region} onChange={setRegion} />
    </WayForm>
  );
}

/** What the role must say; the ExternalId in it is shown because it is no secret. */
function TrustPolicy(props: { from: string; externalId: string; mfa: boolean }): ReactNode {
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const source = identities.find(({ id }) => id === props.from);
  if (!source || props.externalId === '') return null;
  const json = trustPolicy(source.caller.arn, props.externalId, props.mfa);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <span className="font-medium">Trust policy for the role</span>
        <CopyButton what="trust policy" onCopy={() => copyText(json)} />
      </div>
      <pre className="max-h-40 overflow-auto rounded-sm border border-line bg-hover p-2 font-mono text-small select-text">
        {json}
      </pre>
      <p className="text-small text-muted">
        Put this into the role first. The ExternalId is made for this role alone and is no secret:
        it keeps others from using the role by knowing its ARN. Drawbridge tries the role without it
        and warns you if that works.
      </p>
    </div>
  );
}
