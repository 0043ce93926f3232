import type { Instant } from '../kernel/clock.ts';
import type { ActivityEntry } from './activity.ts';

/** What is looked for; a field that is absent rules nothing out. */
export interface ActivityQuery {
  /** All of these words, anywhere in what an entry shows. */
  readonly text?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly outcome?: 'done' | 'failed' | undefined;
  /** From here on. */
  readonly from?: Instant | undefined;
  /** Up to, and without, this moment. */
  readonly to?: Instant | undefined;
}

/** A stretch of what was found, the newest first. */
export interface ActivityPage {
  readonly total: number;
  readonly entries: readonly ActivityEntry[];
}

/** When one resource was open. */
export interface OpenTimes {
  readonly subject: string;
  /** The earliest first; the last one may still be open, and then ends now. */
  readonly spans: readonly { readonly from: Instant; readonly to: Instant }[];
}
