import type { Instant } from '../kernel/clock.ts';
import type { Settings } from '../settings/settings.ts';

type Nothing = Record<string, never>;
interface Command<I, O> {
  readonly input: I;
  readonly output: O;
}

/** Why a host was asked for something. */
export type ContactReason = 'aws' | 'address' | 'proxy' | 'port' | 'update';

/** A host this run has sent something to. */
export interface Contact {
  readonly host: string;
  readonly reason: ContactReason;
  readonly count: number;
  readonly lastAt: Instant;
}

export interface AboutApp {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  readonly platform: string;
}

/** The app itself: its settings, its window and its way out. */
export interface AppCommands {
  'settings.change': Command<{ readonly settings: Settings }, void>;
  /** The settings as they are now, after somebody else wrote into their file. */
  'seal.keepSettings': Command<Nothing, void>;
  /** All there is on the disk as it is now, after the keychain has lost the key to the seals. */
  'seal.keepAll': Command<Nothing, void>;
  /** The first steps are done, or skipped; they are not shown again by themselves. */
  'onboarding.finish': Command<Nothing, void>;
  /** Shows a notification, to see whether the desktop lets them through. */
  'notice.test': Command<Nothing, void>;
  /** All hosts this run has sent something to, the latest first. */
  'contact.list': Command<Nothing, readonly Contact[]>;
  'app.about': Command<Nothing, AboutApp>;
  /** Asks for a newer version now; what it leads to arrives with the snapshot. */
  'update.check': Command<Nothing, void>;
  /** Downloads the version that is available. */
  'update.download': Command<Nothing, void>;
  /**
   * Restarts into the version that is ready: refused while a lease may be open, or as soon as none
   * is; asked for a second time, the latter is taken back.
   */
  'update.install': Command<{ readonly when: 'now' | 'after-closing' }, void>;
  /** A text for a report, without anything that says who the person is. */
  'app.diagnostics': Command<Nothing, { readonly text: string }>;
  /** As Quit in the tray: asks about what is open. */
  'app.quit': Command<Nothing, void>;
  'window.close': Command<Nothing, void>;
  'clipboard.write': Command<{ readonly text: string }, void>;
  /** Opens a page of AWS's console in the browser; any other address is refused. */
  'link.open': Command<{ readonly url: string }, void>;
}
