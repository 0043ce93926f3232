import type { ReactNode } from 'react';
import { Screen } from '../../components/screen.tsx';
import { AddressSources } from './address-sources.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { NumberSetting } from './number-setting.tsx';
import { SettingGroup } from './setting-row.tsx';
import { SwitchSetting } from './switch-setting.tsx';

/** All that can be set, each with what it does. Kept as soon as it is changed. */
export function SettingsScreen(): ReactNode {
  return (
    <Screen narrow title="Settings" lead="Changes are kept at once.">
      <div className="flex flex-col gap-5">
        <SettingGroup title="General">
          <ChoiceSetting
            name="theme"
            label="Theme"
            options={[
              { value: 'system', label: 'System', effect: 'Light or dark, as your desktop is.' },
              { value: 'light', label: 'Light', effect: 'Always light.' },
              { value: 'dark', label: 'Dark', effect: 'Always dark.' },
            ]}
          />
          <ChoiceSetting
            name="onQuit"
            label="On quit"
            options={[
              { value: 'ask', label: 'Ask', effect: 'Asks whenever something is open.' },
              { value: 'close', label: 'Close all', effect: 'Closes everything, then quits.' },
              {
                value: 'leave-open',
                label: 'Leave open',
                effect: 'Nobody closes what is open until Drawbridge runs again.',
              },
            ]}
          />
        </SettingGroup>
        <SettingGroup title="Keep open while I work">
          <NumberSetting
            name="termMinutes"
            label="Term"
            unit="minutes"
            effect="Opens for this long at a time and renews while you work."
          />
          <NumberSetting
            name="idleMinutes"
            label="Away after"
            unit="minutes"
            effect="Without keyboard or mouse for this long, a term is not renewed."
          />
          <NumberSetting
            name="maxWorkHours"
            label="At the latest after"
            unit="hours"
            effect="Closes then in any case, however much you work."
          />
        </SettingGroup>
        <ClosingByItself />
        <SettingGroup title="Access keys">
          <NumberSetting
            name="soonAfterDays"
            label="Rotate soon after"
            unit="days"
            effect="Marks older keys and tells you once."
          />
          <NumberSetting
            name="remindAfterDays"
            label="Remind to rotate after"
            unit="days"
            effect="Reminds you once a day at most. CIS asks for 90 days, AWS for “when needed”."
          />
          <NumberSetting
            name="overdueAfterDays"
            label="Overdue after"
            unit="days"
            effect="Marks keys that old as overdue."
          />
          <NumberSetting
            name="unusedAfterDays"
            label="Unused after"
            unit="days"
            effect="The health of an account names users and keys not used for that long."
          />
          <NumberSetting
            name="rotationWatchDays"
            label="Keep the old key for"
            unit="days"
            effect="After a rotation it is inactive for this long, ready to come back, then deleted."
          />
        </SettingGroup>
        <AddressSources />
      </div>
    </Screen>
  );
}

/** Electron hears of a locked screen on macOS and Windows only. */
const UNHEARD = navigator.userAgent.includes('Linux');

/** All best effort, and said so: the system need not wait for AWS. */
function ClosingByItself(): ReactNode {
  return (
    <SettingGroup title="Closing by itself">
      <SwitchSetting
        name="closeOnSleep"
        label="When the computer goes to sleep"
        effect="Closes all if the network lasts long enough, else on waking up."
      />
      <SwitchSetting
        name="closeOnLock"
        label="When the screen is locked"
        effect={
          UNHEARD
            ? 'No effect on Linux, where Drawbridge is not told of it.'
            : 'Closes all at once; without a network, as soon as AWS can be reached.'
        }
      />
      <SwitchSetting
        name="closeOnLogOut"
        label="When you log out or shut down"
        effect="Closes all if the system waits long enough, else at the next start."
      />
    </SettingGroup>
  );
}
