import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { diskRefused } from './disk-refused.ts';
import { FILE_MODE, FOLDER_MODE, readOrQuarantine } from './durable-file.ts';
import type { Parsed } from './durable-file.ts';

/** What is used of electron-store. */
export interface StoreLike {
  store: Record<string, unknown>;
}

export interface StoreLikeOptions {
  readonly cwd: string;
  readonly name: string;
  readonly configFileMode: number;
  readonly accessPropertiesByDotNotation: false;
}

/** electron-store's class; a parameter, since it can be loaded inside Electron only. */
export type StoreClass = new (options: StoreLikeOptions) => StoreLike;

/** Where a store keeps its file. Each realm has a folder of its own. */
export interface StorePlace {
  readonly loadStore: () => StoreClass;
  readonly folder: string;
  readonly now?: () => Instant;
}

/** An opened store, and what was found wrong with its file: kept aside, and the app goes on. */
export interface Opened<S> {
  readonly store: S;
  readonly problem?: Problem;
}

export interface StoreFile<T> {
  readonly value?: T;
  readonly problem?: Problem;
  save(contents: Record<string, unknown>): Result<void, Refusal>;
}

/**
 * Opens `<folder>/<name>.json`. electron-store throws at a file it cannot read and would drop what it
 * does not know, so the file is looked through, and if need be moved out of the way, before.
 *
 * @see https://github.com/sindresorhus/electron-store
 */
export function openStoreFile<T>(
  place: StorePlace,
  name: string,
  parse: (text: string) => Parsed<T>,
): StoreFile<T> {
  const path = join(place.folder, `${name}.json`);
  const found = readOrQuarantine(path, parse, place.now);
  let store: StoreLike | undefined;
  const save = (contents: Record<string, unknown>): Result<void, Refusal> => {
    try {
      store ??= openedBy(place, name);
      store.store = contents;
      return ok(undefined);
    } catch (error) {
      return err({ problem: diskRefused(path, error) });
    }
  };
  return { ...found, save };
}

function openedBy(place: StorePlace, name: string): StoreLike {
  mkdirSync(place.folder, { recursive: true, mode: FOLDER_MODE });
  const Store = place.loadStore();
  return new Store({
    cwd: place.folder,
    name,
    configFileMode: FILE_MODE,
    accessPropertiesByDotNotation: false,
  });
}
