/** What the computer around the app is like; changed by the test while the app runs. */
export interface Surroundings {
  /** How far this computer's calendar clock is from the true time. */
  readonly wallOffsetMs: number;
  /** How much longer than really the computer has been running, as after a sleep. */
  readonly uptimeOffsetMs: number;
  readonly keychain: 'usable' | 'locked' | 'dismissed' | 'absent' | 'lost-item';
  readonly presence: 'active' | 'idle' | 'locked';
  /** What the computer is connected to, by name of the interface's address. */
  readonly network: string;
  /** Which button of a message box is pressed: the first is 0. */
  readonly dialogAnswer: number;
}

export const USUAL_SURROUNDINGS: Surroundings = {
  wallOffsetMs: 0,
  uptimeOffsetMs: 0,
  keychain: 'usable',
  presence: 'active',
  network: '192.0.2.10',
  dialogAnswer: 0,
};

/** Events of the desktop, as Electron's `powerMonitor` names them. */
export type DesktopEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown';

/** How the app begins. Secrets come this way, in memory, and no other. */
export interface Start {
  readonly kind: 'start';
  readonly folder: string;
  readonly surroundings: Surroundings;
  /** What the keychain holds: secrets by access key id. */
  readonly items: Readonly<Record<string, string>>;
}

export type Order =
  | { readonly kind: 'call'; readonly name: string; readonly input: unknown }
  | { readonly kind: 'event'; readonly event: DesktopEvent }
  /** The person chooses Quit. */
  | { readonly kind: 'quit' }
  | { readonly kind: 'surroundings'; readonly change: Partial<Surroundings> };

export type ToHost = Start | (Order & { readonly id: number });

/** Something the app said to the person without being asked. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

export type FromHost =
  | { readonly kind: 'listening' }
  | { readonly kind: 'started' }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'dialog'; readonly notice: Notice }
  /** The app put something into the keychain, which outlives it. */
  | { readonly kind: 'kept'; readonly account: string; readonly secret: string | undefined }
  | { readonly kind: 'menu'; readonly labels: readonly string[] };
