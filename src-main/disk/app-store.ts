import * as z from 'zod/mini';
import type { ReminderMemory } from '../identities/key-reminders.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { LookMemory } from '../updates/update.ts';
import { parseFields } from './parse-file.ts';
import { openStoreFile } from './store-file.ts';
import type { Opened, StorePlace } from './store-file.ts';
import { instantSchema } from './word-schemas.ts';

/** In screen pixels, as Electron's `Rectangle`. */
export interface WindowBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What this installation remembers of itself. */
export interface AppState {
  /** Which one was used last; the next start begins there. */
  readonly realm: 'aws' | 'sandbox';
  /** Stands in the description of every rule; never changes. */
  readonly installId: string;
  /** Of keys to rotate; the realms know nothing of one another. */
  readonly reminders?: { readonly aws?: ReminderMemory; readonly sandbox?: ReminderMemory };
  readonly windowBounds?: WindowBounds;
  /** Where the window was last, as its address writes it behind the `#`. */
  readonly lastScreen?: string;
  /** The first steps are done, or skipped. */
  readonly onboarded?: true;
  /** That this desktop shows no tray icons was said once. */
  readonly toldOfNoTray?: true;
  /** When the feed of updates was asked last. */
  readonly lookedForUpdates?: LookMemory;
}

export interface AppStore {
  load(): AppState;
  /** Takes over the fields given; the others stay. */
  change(fields: Partial<Omit<AppState, 'installId'>>): Result<void, Refusal>;
}

const reminders: z.ZodMiniType<ReminderMemory> = z.object({
  lastAt: z.exactOptional(instantSchema),
  snoozes: z.exactOptional(
    z.record(z.string(), z.object({ from: instantSchema, days: z.number() })),
  ),
  toldSoon: z.exactOptional(z.array(z.string())),
});

const fields = {
  realm: z.enum(['aws', 'sandbox']),
  installId: z.string().check(z.regex(/^[0-9a-z]{4,32}$/)),
  reminders: z.object({ aws: z.exactOptional(reminders), sandbox: z.exactOptional(reminders) }),
  windowBounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  lastScreen: z.string().check(z.maxLength(300)),
  onboarded: z.literal(true),
  toldOfNoTray: z.literal(true),
  lookedForUpdates: z.object({ at: instantSchema, offered: z.exactOptional(z.string()) }),
};

/** The app's own memory in `app.json`; the installation's id is made at the first start. */
export function openAppStore(place: StorePlace, newId: NewId): Opened<AppStore> {
  const file = openStoreFile(place, 'app', (text) => parseFields<Required<AppState>>(text, fields));
  const known: Partial<AppState> = file.value ?? {};
  let state: AppState = {
    ...known,
    realm: known.realm ?? 'aws',
    installId: known.installId ?? newId(),
  };
  const save = (wanted: AppState) => {
    const saved = file.save({ ...wanted });
    if (saved.ok) state = wanted;
    return saved;
  };
  const toBeWritten = known.installId === undefined || file.problem?.kind === 'file-unreadable';
  const saved = toBeWritten ? save(state) : undefined;
  const problem = file.problem ?? (saved?.ok === false ? saved.error.problem : undefined);
  const store: AppStore = {
    load: () => state,
    change: (changed) => save({ ...state, ...changed }),
  };
  return problem === undefined ? { store } : { store, problem };
}
