import type { Instant } from '../kernel/clock.ts';
import type { ActivityEntry } from './activity.ts';

/** What is looked for; a field that is absent rules nothing out. */
export interface ActivityQuery {
  /** All of these words, anywhere in what an entry shows. */
  readonly text?: string | undefined;
  /** A resource's id, or the subject of entries that are about no resource. */
  readonly resourceId?: string | undefined;
  readonly outcome?: 'done' | 'failed' | undefined;
  /** From here on. */
  readonly from?: Instant | undefined;
  /** Up to, and without, this moment. */
  readonly to?: Instant | undefined;
}

/** A stretch of what was found, the newest first. */
export interface ActivityPage {
  /** How many match. */
  readonly total: number;
  /** How many there are. */
  readonly all: number;
  /** What something happened to, the latest first. */
  readonly about: readonly ActivityAbout[];
  readonly entries: readonly ActivityEntry[];
}

/** A resource, or whatever else an entry is about. */
export interface ActivityAbout {
  /** As `resourceId` of a query takes it. */
  readonly id: string;
  /** What it was called last. */
  readonly subject: string;
}

/** When one resource was open. */
export interface OpenTimes {
  /** As `resourceId` of a query takes it. */
  readonly id: string;
  readonly subject: string;
  /** The earliest first; the last one may still be open, and then ends now. */
  readonly spans: readonly OpenSpan[];
  /** How long, all together. */
  readonly openMs: number;
}

export interface OpenSpan {
  readonly from: Instant;
  readonly to: Instant;
}
