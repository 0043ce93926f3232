import type { ReactNode } from 'react';
import { listed } from '../../../src-main/kernel/words/wording.ts';
import { Field, FieldError } from '../../components/field.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { ChoiceGroup, RadioRows } from './choice-parts.tsx';
import { knownAddresses } from './read-draft.ts';
import type { DraftFaults } from './read-draft.ts';
import { change, useDraft } from './use-draft.ts';

/** Where the credentials are good for anything. */
export function FromChoice({ faults }: { faults: DraftFaults }): ReactNode {
  const from = useDraft((draft) => draft.from);
  const networks = useDraft((draft) => draft.networks);
  const mine = knownAddresses(useSnapshot((snapshot) => snapshot.address.mine));
  return (
    <ChoiceGroup label="Usable from">
      <RadioRows
        value={from}
        options={[
          { value: 'anywhere', label: 'Anywhere' },
          { value: 'fixed', label: 'Networks that stay', effect: 'From elsewhere nothing works.' },
          {
            value: 'current',
            label: 'My address of now',
            effect: `From elsewhere only closing works. ${mine.length > 0 ? `Now: ${listed(mine)}.` : ''}`,
          },
        ]}
        onChange={(next) => {
          change({ from: next });
        }}
      />
      {from === 'fixed' && (
        <Field label="Networks" hint="IPv4 and IPv6, one a line." error={faults.networks}>
          {(control) => (
            <textarea
              {...control}
              value={networks}
              rows={3}
              spellCheck={false}
              placeholder={'203.0.113.0/24\n2001:db8:1::/48'}
              onChange={(event) => {
                change({ networks: event.target.value });
              }}
              className="field-look !h-auto w-full py-1.5 font-mono"
            />
          )}
        </Field>
      )}
      {from === 'current' && faults.networks !== undefined && (
        <FieldError>{faults.networks}</FieldError>
      )}
    </ChoiceGroup>
  );
}
