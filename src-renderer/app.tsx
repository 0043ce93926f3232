import { lazy, Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Snapshot } from '../src-main/bridge/snapshot.ts';
import { LiveRegion } from './components/live-region.tsx';
import { Toasts } from './components/toasts.tsx';
import { ResourcesScreen } from './screens/resources/resources-screen.tsx';
import { firstStepsDue } from './format/first-steps.ts';
import { Banners } from './shell/banners.tsx';
import { CommandList } from './shell/command-list/command-list.tsx';
import { Rail } from './shell/rail.tsx';
import { SkipLink } from './shell/skip-link.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useAnnouncements } from './state/announce.ts';
import { useFocusKept, useFocusOnArrival } from './state/focus.ts';
import { useMirror, useSnapshot } from './state/mirror.ts';
import { readPlace, useHash } from './state/navigation.ts';
import type { Place } from './state/navigation.ts';
import { dismissToast, useNotices } from './state/notices.ts';
import { useOverlay } from './state/overlay.ts';
import { useShortcuts } from './state/use-shortcuts.ts';

// Large and seldom the first to be seen: loaded when they are gone to.
const AccessKeysScreen = lazy(async () => {
  const screen = await import('./screens/access-keys/access-keys-screen.tsx');
  return { default: screen.AccessKeysScreen };
});
const ActivityScreen = lazy(async () => {
  const screen = await import('./screens/activity/activity-screen.tsx');
  return { default: screen.ActivityScreen };
});
const GuardScreen = lazy(async () => {
  const screen = await import('./screens/guard/guard-screen.tsx');
  return { default: screen.GuardScreen };
});
const HelpDialog = lazy(async () => {
  const dialog = await import('./shell/help-dialog.tsx');
  return { default: dialog.HelpDialog };
});
const DiagnosticsDialog = lazy(async () => {
  const dialog = await import('./shell/diagnostics-dialog.tsx');
  return { default: dialog.DiagnosticsDialog };
});
const LeaseScreen = lazy(async () => {
  const screen = await import('./screens/lease/lease-screen.tsx');
  return { default: screen.LeaseScreen };
});
const PolicyScreen = lazy(async () => {
  const screen = await import('./screens/policy/policy-screen.tsx');
  return { default: screen.PolicyScreen };
});
const ResourceFormScreen = lazy(async () => {
  const screen = await import('./screens/resources/resource-form-screen.tsx');
  return { default: screen.ResourceFormScreen };
});
const SettingsScreen = lazy(async () => {
  const screen = await import('./screens/settings/settings-screen.tsx');
  return { default: screen.SettingsScreen };
});
const WelcomeScreen = lazy(async () => {
  const screen = await import('./screens/welcome/welcome-screen.tsx');
  return { default: screen.WelcomeScreen };
});

/** The window. Empty until the main process has said how things are. */
export function App(): ReactNode {
  const ready = useMirror(({ snapshot }) => snapshot !== undefined);
  return ready ? <Window /> : null;
}

function Window(): ReactNode {
  const hash = useHash();
  const place = usePlace(hash);
  useTheme();
  useShortcuts();
  useAnnouncements();
  useFocusOnArrival(hash);
  useFocusKept();
  // Before there is a key nobody is asked for the address.
  const fresh = useSnapshot(isFresh);
  return (
    <div className="flex h-full flex-col">
      <SkipLink />
      <div className="print:hidden">
        <Banners />
      </div>
      <div className="flex min-h-0 flex-1 max-[480px]:flex-col-reverse">
        <div className="contents print:hidden">
          <Rail place={place} />
        </div>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {!fresh && (
            <div className="print:hidden">
              <TopBar />
            </div>
          )}
          <main
            tabIndex={-1}
            className="@container min-h-0 flex-1 scroll-py-14 overflow-y-auto outline-none"
          >
            <Suspense>
              <CurrentScreen place={place} />
            </Suspense>
          </main>
        </div>
      </div>
      <Overlay />
      <Messages />
    </div>
  );
}

/** Where the address says, or the first steps where it says nothing and they are due. */
function usePlace(hash: string): Place {
  const due = useSnapshot(firstStepsDue);
  const fresh = useSnapshot((snapshot) => firstStepsDue(snapshot) && isFresh(snapshot));
  const place = readPlace(hash);
  // Without a key there is nothing to see among the resources but how to begin.
  const unnamed = hash === '' || (fresh && place.screen === 'resources');
  return due && unnamed ? { screen: 'welcome' } : place;
}

function isFresh({ realm, identities }: Snapshot): boolean {
  return realm === 'aws' && identities.length === 0;
}

function CurrentScreen({ place }: { place: Place }): ReactNode {
  switch (place.screen) {
    case 'welcome':
      return <WelcomeScreen at={place.at} />;
    case 'resources':
      return <ResourcesScreen />;
    case 'resource-form':
      return (
        <ResourceFormScreen
          key={place.resourceId ?? 'new'}
          {...(place.resourceId === undefined ? {} : { resourceId: place.resourceId })}
        />
      );
    case 'lease':
      return <LeaseScreen key={place.id} id={place.id} />;
    case 'access-keys':
      return <AccessKeysScreen adding={place.adding} />;
    case 'activity':
      return <ActivityScreen />;
    case 'policy':
      return <PolicyScreen />;
    case 'guard':
      return <GuardScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}

/** What floats above the whole window when it was asked for by a key. */
function Overlay(): ReactNode {
  const shown = useOverlay((overlay) => overlay.shown);
  if (shown === 'commands') return <CommandList />;
  if (shown === undefined) return null;
  return <Suspense>{shown === 'help' ? <HelpDialog /> : <DiagnosticsDialog />}</Suspense>;
}

function Messages(): ReactNode {
  const toasts = useNotices((notices) => notices.toasts);
  const said = useNotices((notices) => notices.said);
  return (
    <>
      <Toasts items={toasts} onDismiss={dismissToast} />
      <LiveRegion text={said.text} number={said.number} />
    </>
  );
}

function useTheme(): void {
  const theme = useSnapshot(({ settings }) => settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
