import { useId } from 'react';
import type { ReactNode } from 'react';
import { Segmented } from '../../components/segmented.tsx';
import { useSettings } from '../../state/use-settings.ts';
import type { ChoiceName, ChoiceOption } from './setting.ts';
import { refusalInWords, SettingRow } from './setting-row.tsx';

interface Props {
  readonly name: ChoiceName;
  readonly label: string;
  readonly options: readonly ChoiceOption[];
}

/** One of a few; the line under it says what the chosen one does. */
export function ChoiceSetting({ name, label, options }: Props): ReactNode {
  const { settings, problem, change } = useSettings();
  const effectId = useId();
  const value: string = settings[name];
  return (
    <SettingRow
      label={<p className="font-medium">{label}</p>}
      effect={options.find((option) => option.value === value)?.effect ?? ''}
      effectId={effectId}
      error={refusalInWords(problem)}
    >
      <Segmented
        label={label}
        value={value}
        options={options}
        describedBy={effectId}
        onChange={(next) => {
          void change({ [name]: next });
        }}
      />
    </SettingRow>
  );
}
