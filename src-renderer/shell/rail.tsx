import clsx from 'clsx';
import { DoorOpen, History, KeyRound, ScrollText, Settings2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Mark } from '../components/mark.tsx';
import { ariaKeys, keysInWords } from '../format/keys-in-words.ts';
import { openCount } from '../format/lease-in-words.ts';
import { useSnapshot } from '../state/mirror.ts';
import { railEntry, SCREENS, screenPlace, writePlace } from '../state/navigation.ts';
import type { Place, ScreenName } from '../state/navigation.ts';
import { PLATFORM } from '../state/platform.ts';
import { QuitWithoutTray } from './no-tray.tsx';

/** With more digits the word has no room. */
const MOST_WITH_WORD = 99;

const ENTRIES: Readonly<Record<ScreenName, { readonly label: string; readonly Icon: LucideIcon }>> =
  {
    resources: { label: 'Resources', Icon: DoorOpen },
    activity: { label: 'Activity', Icon: History },
    policy: { label: 'Policy', Icon: ScrollText },
    'access-keys': { label: 'Access keys', Icon: KeyRound },
    settings: { label: 'Settings', Icon: Settings2 },
  };

/** The screens: icons and words, icons alone below 720 px, a bar at the bottom below 480 px. */
export function Rail({ place }: { place: Place }): ReactNode {
  const open = useSnapshot(({ leases }) => openCount(leases));
  const rotate = useSnapshot(({ identities }) =>
    identities.some(
      ({ keys }) =>
        keys?.some(
          ({ active, age }) => active && (age.verdict === 'due' || age.verdict === 'overdue'),
        ) ?? false,
    ),
  );
  const marked: Partial<Record<ScreenName, string>> = {
    ...(open > 0
      ? { resources: open > MOST_WITH_WORD ? String(open) : `${String(open)} open` }
      : {}),
    ...(rotate ? { 'access-keys': 'rotate' } : {}),
  };
  return (
    <nav
      aria-label="Screens"
      className="flex w-48 shrink-0 flex-col gap-0.5 border-r border-line px-2 py-2 max-[720px]:w-14 max-[480px]:w-full max-[480px]:flex-row max-[480px]:justify-around max-[480px]:border-t max-[480px]:border-r-0 max-[480px]:py-1"
    >
      <div className="mb-2 flex h-8 items-center gap-2 px-2 font-semibold max-[720px]:justify-center max-[480px]:hidden">
        <Mark bridge={open > 0 ? 'lowered' : 'raised'} className="h-5 w-5" />
        <span className="max-[720px]:hidden">Drawbridge</span>
      </div>
      {SCREENS.map((screen) => (
        <Entry
          key={screen}
          screen={screen}
          current={railEntry(place) === screen}
          mark={marked[screen]}
        />
      ))}
      <QuitWithoutTray />
    </nav>
  );
}

function Entry({
  screen,
  current,
  mark,
}: {
  screen: ScreenName;
  current: boolean;
  mark: string | undefined;
}): ReactNode {
  const { label, Icon } = ENTRIES[screen];
  const keys = `Ctrl+${String(SCREENS.indexOf(screen) + 1)}`;
  const mac = PLATFORM === 'macos';
  return (
    <a
      href={writePlace(screenPlace(screen))}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={ariaKeys(keys, mac)}
      title={`${label} (${keysInWords(keys, mac)})`}
      className={clsx(
        'relative flex h-8 items-center gap-2.5 rounded-sm px-2 font-medium transition-colors max-[720px]:h-10 max-[720px]:justify-center max-[480px]:flex-1',
        current ? 'bg-press text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <Icon size={16} aria-hidden="true" className="shrink-0" />
      <span className="truncate max-[720px]:sr-only">{label}</span>
      {mark !== undefined && <EntryMark screen={screen} mark={mark} />}
    </a>
  );
}

function EntryMark({ screen, mark }: { screen: ScreenName; mark: string }): ReactNode {
  const tone = screen === 'resources' ? 'text-open' : 'text-soon';
  return (
    <>
      <span className={clsx('ml-auto text-small whitespace-nowrap max-[720px]:sr-only', tone)}>
        {mark}
      </span>
      <span
        aria-hidden="true"
        className={clsx(
          'absolute top-1.5 left-[calc(50%+0.5rem)] hidden h-2 w-2 rounded-full bg-current max-[720px]:block',
          tone,
        )}
      />
    </>
  );
}
