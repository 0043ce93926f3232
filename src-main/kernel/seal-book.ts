import { canonicalJson } from './canonical-json.ts';
import type { Stop } from './clock.ts';
import { Listeners } from './listeners.ts';
import type { Problem } from './problem.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { FoundItem, SealedKind, SealFacts, SealKeys, Sealer, Seals } from './seals.ts';

export interface SealBookParts {
  readonly realm: string;
  /** This installation: what another one sealed does not fit here. */
  readonly install: string;
  readonly keys: SealKeys;
  /** What must have been read before it may be said that nothing was ever sealed. */
  readonly kinds: readonly SealedKind[];
}

interface Entry {
  /** As found; `undefined` when two items bore the same id, which we never write. */
  readonly powers: unknown;
  readonly trust: 'unproven' | 'own' | 'altered';
  /** As it stands in the file. */
  readonly seal: string | undefined;
  /** Who has made the seal from these very powers; absent when nobody here has. */
  readonly by?: Sealer | undefined;
}

/**
 * Knows of every item read from the disk whether it is as Drawbridge wrote it. The key is asked for
 * when something gives power for the first time; until then items are unproven and are written back
 * with the seal they had, and so is, for good, what was found altered.
 */
export class SealBook implements Seals {
  readonly #parts: SealBookParts;
  readonly #listeners = new Listeners();
  readonly #items = new Map<SealedKind, Map<string, Entry>>();
  readonly #rewrites = new Map<SealedKind, () => boolean>();
  #sealer: Sealer | undefined;
  #state: SealFacts['state'] = 'not-asked';
  #asking: Promise<Result<void, Problem>> | undefined;

  constructor(parts: SealBookParts) {
    this.#parts = parts;
  }

  get facts(): SealFacts {
    const altered = [...this.#items].flatMap(([kind, items]) =>
      [...items].filter(([, { trust }]) => trust === 'altered').map(([id]) => ({ kind, id })),
    );
    return { state: this.#state, altered };
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  loaded(kind: SealedKind, found: readonly FoundItem[], rewrite: () => boolean): void {
    const items = new Map<string, Entry>();
    for (const { id, powers, seal } of found) {
      const twice = items.has(id);
      items.set(id, { powers: twice ? undefined : powers, trust: 'unproven', seal });
    }
    this.#items.set(kind, items);
    this.#rewrites.set(kind, rewrite);
    if (this.#sealer) this.#judge(kind, this.#sealer, false);
  }

  sealFor(kind: SealedKind, id: string, powers: unknown): string | undefined {
    const entry = this.#items.get(kind)?.get(id);
    if (entry && entry.trust !== 'own') return entry.seal;
    const by = this.#sealer;
    // A file is written whole for each change: the thousand that did not change keep their seals.
    if (entry && by && entry.by === by && entry.powers === powers) return entry.seal;
    const seal = by ? by(this.#text(kind, id, powers)) : entry?.seal;
    this.#set(kind, id, { powers, trust: 'own', seal, by });
    return seal;
  }

  /**
   * Has the key in hand, or knows that this computer has no keychain and nothing was ever sealed.
   *
   * @returns `keychain-locked`, `keychain-absent`, `seal-lost`
   */
  async ready(): Promise<Result<void, Problem>> {
    if (this.#sealer) return ok(undefined);
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
      this.#listeners.tell();
    });
    return this.#asking;
  }

  /** Whether an item is as Drawbridge wrote it; what was never read from the disk is. */
  async prove(kind: SealedKind, id: string, label: string): Promise<Result<void, Problem>> {
    const ready = await this.ready();
    if (!ready.ok) return ready;
    return this.isAltered(kind, id) ? err({ kind: 'file-altered', what: kind, label }) : ready;
  }

  isAltered(kind: SealedKind, id: string): boolean {
    return this.#items.get(kind)?.get(id)?.trust === 'altered';
  }

  /** Whether it is, or once was, sealed. */
  bearsSeal(kind: SealedKind, id: string): boolean {
    return this.#items.get(kind)?.get(id)?.seal !== undefined;
  }

  /** The person has looked at an item and keeps it as it is now: it is sealed anew. */
  async keep(kind: SealedKind, id: string): Promise<Result<void, Problem>> {
    const ready = await this.ready();
    if (!ready.ok) return ready;
    const entry = this.#items.get(kind)?.get(id);
    if (entry) this.#set(kind, id, { ...entry, trust: 'own' });
    this.#rewrite(kind);
    this.#listeners.tell();
    return ready;
  }

  /** The person keeps all there is, after the keychain has lost the key: there will be a new one. */
  async keepAll(): Promise<Result<void, Problem>> {
    if (this.#state !== 'lost') return ok(undefined);
    // Without seals this is a first start: cut short here, the next one goes on from there.
    for (const [kind, items] of this.#items) {
      for (const [id, entry] of items)
        items.set(id, { powers: entry.powers, trust: 'own', seal: undefined });
      if (!this.#rewrite(kind)) return err({ kind: 'disk-refused', file: kind, cause: 'refused' });
    }
    return this.ready();
  }

  async #ask(): Promise<Result<void, Problem>> {
    const { keys } = this.#parts;
    const found = await keys.find();
    if (!found.ok) return this.#withoutKey(found.error.problem);
    if (found.value) {
      await this.#take(found.value.sealer, found.value.fresh);
      return ok(undefined);
    }
    if (this.#anySealed()) {
      this.#state = 'lost';
      return err({ kind: 'seal-lost' });
    }
    // Where not everything was read, something may bear a seal: too early for a new key.
    if (!this.#parts.kinds.every((kind) => this.#items.has(kind))) return ok(undefined);
    const made = await keys.make();
    if (!made.ok) return this.#withoutKey(made.error.problem);
    await this.#take(made.value, true);
    return ok(undefined);
  }

  /** Only where there is no keychain at all, and nothing is sealed, it goes on without. */
  #withoutKey(problem: Problem): Result<void, Problem> {
    const never = problem.kind === 'keychain-absent' && !this.#anySealed();
    this.#state = never ? 'no-keychain' : 'locked';
    return never ? ok(undefined) : err(problem);
  }

  async #take(sealer: Sealer, fresh: boolean): Promise<void> {
    this.#sealer = sealer;
    this.#state = 'sealed';
    for (const kind of this.#items.keys()) this.#judge(kind, sealer, fresh);
    const written = [...this.#items.keys()].map((kind) => this.#writeWhereDue(kind, sealer));
    if (fresh && written.every(Boolean)) await this.#parts.keys.settle();
  }

  #judge(kind: SealedKind, sealer: Sealer, fresh: boolean): void {
    for (const [id, entry] of this.#items.get(kind) ?? []) {
      if (entry.trust !== 'unproven') continue;
      const fits =
        entry.powers !== undefined &&
        (entry.seal === undefined
          ? fresh || needsNoSeal(entry.powers)
          : entry.seal === sealer(this.#text(kind, id, entry.powers)));
      this.#set(kind, id, { ...entry, trust: fits ? 'own' : 'altered' });
    }
  }

  /** What was made before the key was in hand, or before there was one. */
  #writeWhereDue(kind: SealedKind, sealer: Sealer): boolean {
    const due = [...(this.#items.get(kind) ?? [])].some(
      ([id, { powers, trust, seal }]) =>
        trust === 'own' && seal !== sealer(this.#text(kind, id, powers)),
    );
    return !due || this.#rewrite(kind);
  }

  #rewrite(kind: SealedKind): boolean {
    return this.#rewrites.get(kind)?.() ?? true;
  }

  #anySealed(): boolean {
    return [...this.#items.values()].some((items) =>
      [...items.values()].some(({ seal }) => seal !== undefined),
    );
  }

  #set(kind: SealedKind, id: string, entry: Entry): void {
    const items = this.#items.get(kind) ?? new Map<string, Entry>();
    items.set(id, entry);
    this.#items.set(kind, items);
  }

  /** Which kind, where and whose: a seal fits nothing but the item it was made for. */
  #text(kind: SealedKind, id: string, powers: unknown): string {
    const { realm, install } = this.#parts;
    return canonicalJson(['drawbridge seal 1', realm, install, kind, id, powers]);
  }
}

/** Settings that are all as they come: whoever deletes the file has the same. */
function needsNoSeal(powers: unknown): boolean {
  return typeof powers === 'object' && powers !== null && Object.keys(powers).length === 0;
}
