import { useState } from 'react';
import type { ReactNode } from 'react';
import { Field } from '../../components/field.tsx';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';
import { RegionField } from '../../forms/way-fields.tsx';
import { WayForm } from '../../forms/way-form.tsx';

/** Takes the file the console gave; its text lives only as long as the form. */
export function CsvForm({ onClose }: { onClose: () => void }): ReactNode {
  const [file, setFile] = useState('');
  const [region, setRegion] = useState('');
  const add = useCommand('identity.importCsv');
  const submit = async (): Promise<void> => {
    const answer = await add.run({ file, region });
    if (!answer.ok) return;
    setFile('');
    toast('Access key added. The file still holds its secret: delete it.');
    onClose();
  };
  return (
    <WayForm
      problem={add.problem}
      pending={add.pending}
      ready={file !== '' && region.trim() !== ''}
      submit="Add key"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label="File" hint="accessKeys.csv, as the IAM console offers it once.">
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,text/csv"
            className="field-look"
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              void chosen?.text().then(setFile);
            }}
          />
        )}
      </Field>
      <RegionField value={region} onChange={setRegion} />
    </WayForm>
  );
}
