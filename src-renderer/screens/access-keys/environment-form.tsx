import { useState } from 'react';
import type { ReactNode } from 'react';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { RegionField } from '../../forms/way-fields.tsx';
import { WayForm } from '../../forms/way-form.tsx';

/** `AWS_ACCESS_KEY_ID` and its companions, as Drawbridge was started with. */
export function EnvironmentForm({ onClose }: { onClose: () => void }): ReactNode {
  const [region, setRegion] = useState('');
  const add = useCommand('identity.addEnvironment');
  const submit = async (): Promise<void> => {
    const answer = await add.run({ region });
    if (!answer.ok) return;
    toast('Environment added.');
    onClose();
  };
  return (
    <WayForm
      problem={add.problem}
      pending={add.pending}
      ready={region.trim() !== ''}
      submit="Add"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <RegionField value={region} onChange={setRegion} />
    </WayForm>
  );
}
