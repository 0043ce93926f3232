import type { Page } from '@playwright/test';
import type { Snapshot } from '../../src-main/bridge/snapshot.ts';
import type { Answers, StandIn } from './support/stand-in.ts';

export interface Actor {
  readonly page: Page;
  readonly main: StandIn;
}

/** One state of one screen. */
export interface Scene {
  /** Kebab case; the pictures are called after it. */
  readonly name: string;
  /** Where the window is: `#resources`. */
  readonly hash: string;
  readonly snapshot: Snapshot;
  readonly answers?: Answers;
  /** What the person does once the screen is there. */
  readonly act?: (actor: Actor) => Promise<void>;
  /** Also pictured and measured at 320 px and at 200 %. */
  readonly narrow?: true;
  /** Its picture in the README, which shows it so high. */
  readonly readme?: {
    readonly file: string;
    readonly look: 'light' | 'dark';
    readonly height: number;
  };
  /** `held`: an open menu keeps the focus, as it should; the arrow keys lead through it. */
  readonly tab?: 'held';
}
