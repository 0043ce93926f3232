import type { AboutApp, AppCommands, Contact } from '../bridge/app-commands.ts';
import type { Handlers } from '../bridge/dispatcher.ts';
import type { Problem } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { parseProxy } from '../kernel/ways-out.ts';
import { sourcesFromSettings } from '../public-ip/sources.ts';
import type { Settings } from '../settings/settings.ts';
import type { UpdateKeeper } from '../updates/update-keeper.ts';

/** What the window may ask of the app around it. */
export interface AppHandlerParts {
  readonly changeSettings: (settings: Settings) => Promise<Result<void, Problem>>;
  readonly finishOnboarding: () => Result<void, Problem>;
  /** Refused where the desktop shows none. */
  readonly testNotice: () => Promise<Result<void, Problem>>;
  readonly contacts: () => readonly Contact[];
  readonly about: () => AboutApp;
  readonly updates: Pick<UpdateKeeper, 'look' | 'download' | 'install'>;
  readonly diagnostics: () => string;
  readonly quit: () => void;
  readonly closeWindow: () => void;
  readonly writeClipboard: (text: string) => void;
  /** Hands an address to the browser; rejects when the system has none for it. */
  readonly openLink: (url: string) => Promise<void>;
}

/** Settings, window and the way out. */
export function appHandlers(
  parts: AppHandlerParts,
): Pick<Handlers, Exclude<keyof AppCommands, `seal.${string}`>> {
  const done = (deed: () => void) => () => {
    deed();
    return Promise.resolve(ok(undefined));
  };
  return {
    'settings.change': ({ settings }) => {
      const { addressSources, proxy, proxyUrl } = settings;
      const sources = sourcesFromSettings(addressSources);
      if (!sources.ok) return Promise.resolve(sources);
      // What stands there while it is not used may be half typed.
      const chosen = proxy === 'manual' ? parseProxy(proxyUrl) : ok(undefined);
      return chosen.ok ? parts.changeSettings(settings) : Promise.resolve(chosen);
    },
    'onboarding.finish': () => Promise.resolve(parts.finishOnboarding()),
    'notice.test': parts.testNotice,
    'contact.list': () => Promise.resolve(ok(parts.contacts())),
    'app.about': () => Promise.resolve(ok(parts.about())),
    'update.check': () => parts.updates.look(),
    'update.download': () => parts.updates.download(),
    'update.install': ({ when }) => Promise.resolve(parts.updates.install(when)),
    'app.diagnostics': () => Promise.resolve(ok({ text: parts.diagnostics() })),
    'app.quit': done(parts.quit),
    'window.close': done(parts.closeWindow),
    'clipboard.write': ({ text }) => {
      parts.writeClipboard(text);
      return Promise.resolve(ok(undefined));
    },
    'link.open': async ({ url }) => {
      await parts.openLink(url);
      return ok(undefined);
    },
  };
}
