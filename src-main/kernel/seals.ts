import type { Refusal } from './problem.ts';
import type { Result } from './result.ts';

/** What is sealed, one seal an item; all settings are one item. */
export type SealedKind = 'lease' | 'resource' | 'identity' | 'settings';

/** Turns a text into its seal. Only who holds the key can. */
export type Sealer = (text: string) => string;

/** Where the key to the seals is kept. It never leaves that place: what comes out can only seal. */
export interface SealKeys {
  /**
   * `undefined` when the place works and holds none. `fresh`: it was made, and what was there before
   * it may not be sealed yet.
   */
  find(): Promise<
    Result<{ readonly sealer: Sealer; readonly fresh: boolean } | undefined, Refusal>
  >;
  /** Makes and keeps a key, which is fresh until it is settled. */
  make(): Promise<Result<Sealer, Refusal>>;
  /** Everything there is bears its seal: from now on what bears none was written by somebody else. */
  settle(): Promise<Result<void, Refusal>>;
}

/** An item as it was found in its file. */
export interface FoundItem {
  readonly id: string;
  /** All of it that gives power. */
  readonly powers: unknown;
  readonly seal?: string;
}

/** What the files need of the seals. */
export interface Seals {
  /**
   * Takes note of what a file held, before anything of it is used or written again.
   *
   * @param rewrite writes the same items once more, with the seals they have by then; false when the
   *   disk refused
   */
  loaded(kind: SealedKind, items: readonly FoundItem[], rewrite: () => boolean): void;
  /** The seal to write with an item; none where there is no key, and none was before. */
  sealFor(kind: SealedKind, id: string, powers: unknown): string | undefined;
}

/** For files that need no seal. */
export const UNSEALED: Seals = {
  loaded: () => undefined,
  sealFor: () => undefined,
};

/** How it stands with the seals, for a face. */
export interface SealFacts {
  /**
   * `lost`: files bear seals, but the keychain no longer holds their key. `no-keychain`: there is
   * none, and nothing is sealed.
   */
  readonly state: 'not-asked' | 'sealed' | 'no-keychain' | 'locked' | 'lost';
  /** What is not as Drawbridge wrote it. Empty until the key was needed. */
  readonly altered: readonly { readonly kind: SealedKind; readonly id: string }[];
}
