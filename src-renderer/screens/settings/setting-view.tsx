import type { ReactNode } from 'react';
import { ChoiceSetting } from './choice-setting.tsx';
import { NumberSetting } from './number-setting.tsx';
import type { Setting } from './setting.ts';
import { ShortcutSetting } from './shortcut-setting.tsx';
import { SwitchSetting } from './switch-setting.tsx';

/** One setting, as its kind is shown. */
export function SettingView({ setting }: { setting: Setting }): ReactNode {
  switch (setting.kind) {
    case 'choice':
      return <ChoiceSetting name={setting.name} label={setting.label} options={setting.options} />;
    case 'number':
      return <NumberSetting {...setting} />;
    case 'switch':
      return <SwitchSetting {...setting} />;
    case 'shortcut':
      return <ShortcutSetting {...setting} />;
    case 'part':
      return <setting.part />;
  }
}
