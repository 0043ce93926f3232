import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Family } from '../../../src-main/kernel/cidr.ts';
import type { AddressSourceSetting } from '../../../src-main/settings/settings.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { MOST_SOURCES, sourceFault } from '../../format/source-draft.ts';

interface Props {
  readonly own: readonly AddressSourceSetting[];
  /** Says whether it was kept. */
  readonly onAdd: (source: AddressSourceSetting) => Promise<boolean>;
}

/** A service of one's own, refused here already when it cannot be asked. */
export function AddSource({ own, onAdd }: Props): ReactNode {
  const [family, setFamily] = useState<Family>('ipv4');
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  if (own.length >= MOST_SOURCES) return null;

  const submit = async (): Promise<void> => {
    const url = text.trim();
    const wrong = sourceFault(url, family, own);
    setFault(wrong);
    if (wrong === undefined && (await onAdd({ family, url }))) setText('');
  };

  return (
    <form
      noValidate
      className="px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field
        label="Add your own"
        hint="Over HTTPS. It answers with the address alone, for one family."
        error={fault}
      >
        {(control) => (
          <span className="flex flex-wrap gap-2">
            <Select
              aria-label="Family"
              className="w-24"
              value={family}
              onChange={(event) => {
                setFamily(event.target.value === 'ipv6' ? 'ipv6' : 'ipv4');
                setFault(undefined);
              }}
            >
              <option value="ipv4">IPv4</option>
              <option value="ipv6">IPv6</option>
            </Select>
            <input
              {...control}
              type="url"
              value={text}
              spellCheck={false}
              autoComplete="off"
              placeholder="https://ip.example.com/"
              onChange={(event) => {
                setText(event.target.value);
                setFault(undefined);
              }}
              className="field-look min-w-0 flex-1 basis-40"
            />
            <Button type="submit" disabled={text.trim() === ''}>
              Add
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
