import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { CodeField, FromField, isCode, TextField } from '../../forms/way-fields.tsx';
import { WayForm } from '../../forms/way-form.tsx';

/** AWS's own default: twelve hours. */
const MINUTES = 720;

/** An access key together with a code of its owner's MFA device. */
export function MfaSessionForm({ onClose }: { onClose: () => void }): ReactNode {
  const [from, setFrom] = useState('');
  const [mfaSerial, setMfaSerial] = useState('');
  const [mfaCode, setMfaCode] = useState('');
  const add = useCommand('identity.addMfaSession');
  const submit = async (): Promise<void> => {
    const wanted = { from: from as IdentityId, mfaSerial, minutes: MINUTES, mfaCode };
    const answer = await add.run(wanted);
    setMfaCode('');
    if (!answer.ok) return;
    toast('Added. The code is good for twelve hours; Drawbridge asks once when they are over.');
    onClose();
  };
  return (
    <WayForm
      problem={add.problem}
      pending={add.pending}
      ready={from !== '' && mfaSerial.trim() !== '' && isCode(mfaCode)}
      submit="Add"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FromField value={from} onChange={setFrom} keysOnly />
      <TextField
        label="MFA device"
        value={mfaSerial}
        onChange={setMfaSerial}
        placeholder="arn:aws:iam::123456789012:mfa/ana"
        hint="Its ARN, or the number on a hardware device."
      />
      <CodeField value={mfaCode} onChange={setMfaCode} />
    </WayForm>
  );
}
