import type { ReactNode } from 'react';
import { SWITCH_BUYS } from '../../../src-main/policy/job-policy.ts';
import type { Switches } from '../../../src-main/policy/job-policy.ts';
import { CheckRow, ChoiceGroup, RadioRows } from './choice-parts.tsx';
import { change, useDraft } from './use-draft.ts';

const SHAPES = [
  { value: 'job', label: 'Any rule of these groups', effect: 'Open, follow and close by itself.' },
  {
    value: 'slot',
    label: 'Only its own slot',
    effect: 'An administrator makes one rule per group; only that one may be changed.',
  },
] as const;

const SWITCHES: readonly { readonly name: keyof Switches; readonly label: string }[] = [
  { name: 'modify', label: 'Move open rules' },
  { name: 'descriptions', label: 'Keep descriptions true' },
  { name: 'tags', label: 'Tag rules' },
];

const KEYS = [
  { value: 'nothing', label: 'Nothing' },
  { value: 'see', label: 'See how old they are', effect: 'Drawbridge reminds you in time.' },
  { value: 'rotate', label: 'Replace them', effect: 'Drawbridge rotates the key by itself.' },
] as const;

/** What it may do in the groups. */
export function ShapeChoice(): ReactNode {
  const shape = useDraft((draft) => draft.shape);
  const switches = useDraft((draft) => draft.switches);
  return (
    <>
      <ChoiceGroup label="What it may change">
        <RadioRows
          value={shape}
          options={SHAPES}
          onChange={(next) => {
            change({ shape: next });
          }}
        />
      </ChoiceGroup>
      {shape === 'job' && (
        <ChoiceGroup label="Permissions it can do without">
          {SWITCHES.map(({ name, label }) => (
            <CheckRow
              key={name}
              label={label}
              effect={SWITCH_BUYS[name]}
              checked={switches[name]}
              onChange={(checked) => {
                change({ switches: { ...switches, [name]: checked } });
              }}
            />
          ))}
        </ChoiceGroup>
      )}
    </>
  );
}

/** What it may do with its own access keys. */
export function KeysChoice(): ReactNode {
  const keys = useDraft((draft) => draft.keys);
  return (
    <ChoiceGroup label="With its own access keys it may">
      <RadioRows
        value={keys}
        options={KEYS}
        onChange={(next) => {
          change({ keys: next });
        }}
      />
    </ChoiceGroup>
  );
}
