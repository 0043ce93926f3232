import { DAY_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { NoUpdates } from './build.ts';
import { offerOf } from './version.ts';

/** How far it is with the next version. */
export type UpdateState =
  /** `lookedAt`: this run has looked, and this version is the newest. */
  | { readonly kind: 'none'; readonly lookedAt?: Instant }
  | { readonly kind: 'looking' }
  /** Ready to be downloaded, and nothing of it is here yet. */
  | { readonly kind: 'available'; readonly version: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** `waits`: the person has said to install it as soon as nothing is open. */
  | { readonly kind: 'ready'; readonly version: string; readonly waits: boolean }
  | { readonly kind: 'failed'; readonly at: 'looking' | 'downloading'; readonly problem: Problem };

/** What faces are told of updates. */
export interface UpdateView {
  /** Why this copy never updates itself; absent where it does. */
  readonly never?: NoUpdates;
  /** Whom it asks. */
  readonly host?: string;
  readonly state: UpdateState;
}

/**
 * A feed and what it leads to. Every version it names comes from a manifest whose signature was
 * checked, and what is downloaded is what that manifest says.
 */
export interface UpdateFeed {
  /** The version the feed offers, newer or not. Downloads nothing else. */
  look(): Promise<Result<string, Problem>>;
  /** Downloads the version last looked at; refused when it is another. */
  download(version: string, progress: (percent: number) => void): Promise<Result<void, Problem>>;
  /**
   * Hands over to the installer, which ends the app, as the last thing it does. `false` when
   * nothing was handed over: then the caller ends the app.
   */
  install(options: { readonly restart: boolean }): boolean;
}

/** What is remembered of looking, over the end of the app. */
export interface LookMemory {
  readonly at: Instant;
  /** The version offered then. */
  readonly offered?: string;
}

/**
 * How long until the feed is asked by itself: a day after the last time. At once when that time
 * lies in the future, or when a newer version was offered and is not installed.
 */
export function nextLookInMs(
  memory: LookMemory | undefined,
  now: Instant,
  current: string,
): number {
  if (!memory || memory.at > now) return 0;
  if (memory.offered !== undefined && offerOf(current, memory.offered) === 'newer') return 0;
  return Math.max(0, memory.at + DAY_MS - now);
}

/**
 * What a look has led to. Nobody is told of a look nobody asked for that failed; but that the feed
 * offers what it must not is said in any case.
 */
export function afterLook(
  before: UpdateState,
  found: Result<string, Problem>,
  {
    current,
    now,
    asked,
  }: { readonly current: string; readonly now: Instant; readonly asked: boolean },
): UpdateState {
  if (!found.ok) {
    const alarming = found.error.kind === 'update-refused';
    if (asked || alarming) return { kind: 'failed', at: 'looking', problem: found.error };
    return before.kind === 'available' || before.kind === 'failed' ? before : { kind: 'none' };
  }
  const version = found.value;
  switch (offerOf(current, version)) {
    case 'newer':
      return { kind: 'available', version };
    case 'same':
    case 'preview':
      return { kind: 'none', lookedAt: now };
    case 'older':
      return failedToLook({ kind: 'update-refused', why: 'older', version });
    case 'unreadable':
      return failedToLook({ kind: 'update-refused', why: 'unreadable' });
  }
}

function failedToLook(problem: Problem): UpdateState {
  return { kind: 'failed', at: 'looking', problem };
}
