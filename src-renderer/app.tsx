import { lazy, Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { LiveRegion } from './components/live-region.tsx';
import { Toasts } from './components/toasts.tsx';
import { ActivityScreen } from './screens/activity/activity-screen.tsx';
import { LeaseScreen } from './screens/lease/lease-screen.tsx';
import { ResourcesScreen } from './screens/resources/resources-screen.tsx';
import { WelcomeScreen } from './screens/welcome/welcome-screen.tsx';
import { Banners } from './shell/banners.tsx';
import { Rail } from './shell/rail.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useAnnouncements } from './state/announce.ts';
import { useMirror, useSnapshot } from './state/mirror.ts';
import { readPlace, useHash } from './state/navigation.ts';
import type { Place } from './state/navigation.ts';
import { dismissToast, useNotices } from './state/notices.ts';
import { useShortcuts } from './state/shortcuts.ts';

// Large and seldom the first to be seen: loaded when they are gone to.
const AccessKeysScreen = lazy(async () => {
  const screen = await import('./screens/access-keys/access-keys-screen.tsx');
  return { default: screen.AccessKeysScreen };
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

/** The window. Empty until the main process has said how things are. */
export function App(): ReactNode {
  const ready = useMirror(({ snapshot }) => snapshot !== undefined);
  return ready ? <Window /> : null;
}

function Window(): ReactNode {
  const place = readPlace(useHash());
  useTheme();
  useShortcuts();
  useAnnouncements();
  // Before there is a key nobody is asked for the address.
  const fresh = useSnapshot(({ realm, identities }) => realm === 'aws' && identities.length === 0);
  return (
    <div className="flex h-full flex-col">
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
          <main className="@container min-h-0 flex-1 overflow-y-auto">
            <Suspense>
              <CurrentScreen place={place} fresh={fresh} />
            </Suspense>
          </main>
        </div>
      </div>
      <Messages />
    </div>
  );
}

function CurrentScreen({ place, fresh }: { place: Place; fresh: boolean }): ReactNode {
  switch (place.screen) {
    case 'resources':
      return fresh ? <WelcomeScreen /> : <ResourcesScreen />;
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
    case 'settings':
      return <SettingsScreen />;
  }
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
