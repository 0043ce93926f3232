import { useId } from 'react';
import type { ReactNode } from 'react';
import { Segmented } from '../../components/segmented.tsx';
import { useSettings } from '../../state/use-settings.ts';
import type { SwitchName } from './setting.ts';
import { refusalInWords, SettingRow } from './setting-row.tsx';

interface Props {
  readonly name: SwitchName;
  readonly label: string;
  /** What it does when it is on, and how surely. */
  readonly effect: string;
}

const OPTIONS = [
  { value: 'off', label: 'Off' },
  { value: 'on', label: 'On' },
] as const;

/** On or off. */
export function SwitchSetting({ name, label, effect }: Props): ReactNode {
  const { settings, problem, change } = useSettings();
  const effectId = useId();
  return (
    <SettingRow
      label={<p className="font-medium">{label}</p>}
      effect={effect}
      effectId={effectId}
      error={refusalInWords(problem)}
    >
      <Segmented
        label={label}
        value={settings[name] ? 'on' : 'off'}
        options={OPTIONS}
        describedBy={effectId}
        onChange={(next) => {
          void change({ [name]: next === 'on' });
        }}
      />
    </SettingRow>
  );
}
