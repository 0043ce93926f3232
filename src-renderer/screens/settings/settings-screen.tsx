import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBox, Screen } from '../../components/screen.tsx';
import { useHash } from '../../state/navigation.ts';
import { AlteredNotice } from './altered-notice.tsx';
import { GroupIndex } from './group-index.tsx';
import { settingGroups } from './group-list.ts';
import { findSettings } from './setting.ts';
import { GroupCard, groupHeading } from './setting-row.tsx';
import { SettingView } from './setting-view.tsx';
import { PLATFORM } from '../../state/platform.ts';

const GROUPS = settingGroups(PLATFORM);

/** All that can be set, each with what it does. Kept as soon as it is changed. */
export function SettingsScreen(): ReactNode {
  const [query, setQuery] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  const found = findSettings(GROUPS, query);
  useGroupOfAddress();
  return (
    <Screen
      title="Settings"
      lead="Changes are kept at once."
      actions={
        <FilterBox label="Find a setting" value={query} onChange={setQuery} inputRef={filter} />
      }
    >
      <AlteredNotice />
      {found.length === 0 ? (
        <EmptyState
          title={`Nothing matches “${query.trim()}”.`}
          action={
            <Button
              onClick={() => {
                setQuery('');
                filter.current?.focus();
              }}
            >
              Clear
            </Button>
          }
        />
      ) : (
        <div className="grid items-start gap-x-8 gap-y-4 @min-[46rem]:grid-cols-[minmax(0,42rem)_11rem]">
          <GroupIndex groups={found} onJump={goToGroup} />
          <div className="flex min-w-0 flex-col gap-5 pb-4">
            {found.map(({ id, title, settings }) => (
              <GroupCard key={id} id={id} title={title}>
                {settings.map((setting) => (
                  <SettingView key={setting.name} setting={setting} />
                ))}
              </GroupCard>
            ))}
          </div>
        </div>
      )}
    </Screen>
  );
}

/** `#settings/network` leads to that group, from inside the window and from outside. */
function useGroupOfAddress(): void {
  const [, group] = useHash().split('/');
  useEffect(() => {
    if (group !== undefined) goToGroup(group);
  }, [group]);
}

function goToGroup(id: string): void {
  const heading = document.getElementById(groupHeading(id));
  const scroller = heading?.closest('main');
  if (!heading || !scroller) return;
  heading.focus({ preventScroll: true });
  // Not `scrollIntoView`: it would scroll the window around it as well.
  const { top } = heading.getBoundingClientRect();
  scroller.scrollBy({ top: top - scroller.getBoundingClientRect().top - MARGIN_PX });
}

const MARGIN_PX = 16;
