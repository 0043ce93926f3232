import { useId } from 'react';
import type { ReactNode } from 'react';
import { Segmented } from '../../components/segmented.tsx';
import { useSettings } from '../../state/use-settings.ts';
import { refusalInWords, SettingRow } from './setting-row.tsx';
import type { Settings } from '../../../src-main/settings/settings.ts';

type ChoiceName = 'theme' | 'onQuit';

interface Props<N extends ChoiceName> {
  readonly name: N;
  readonly label: string;
  readonly options: readonly {
    readonly value: Settings[N];
    readonly label: string;
    /** What choosing it does, in a line. */
    readonly effect: string;
  }[];
}

/** One of a few; the line under it says what the chosen one does. */
export function ChoiceSetting<N extends ChoiceName>({ name, label, options }: Props<N>): ReactNode {
  const { settings, problem, change } = useSettings();
  const effectId = useId();
  const value: Settings[N] = settings[name];
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
