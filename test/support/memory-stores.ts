import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ActivityEntry, ActivityStore } from '../../src-main/activity/activity.ts';
import type { Identity, IdentityStore } from '../../src-main/identities/identity.ts';
import type {
  RotationJournal,
  RotationRecords,
} from '../../src-main/identities/rotation/rotation-journal.ts';
import type { Problem, Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { Journal, JournalContents } from '../../src-main/leases/journal.ts';
import type { Lease } from '../../src-main/leases/lease.ts';
import type { Resource, ResourceStore } from '../../src-main/resources/resource.ts';
import { DEFAULT_SETTINGS } from '../../src-main/settings/settings.ts';
import type { Settings, SettingsStore } from '../../src-main/settings/settings.ts';

/** A disk in memory that can fill up. What is kept went through JSON, as on the real one. */
class MemoryFile<T> {
  #text: string;
  #full = false;
  /** How often something was written. */
  saves = 0;

  constructor(contents: T) {
    this.#text = JSON.stringify(contents);
  }

  get contents(): T {
    return JSON.parse(this.#text) as T;
  }

  /** Every write is refused from now on. */
  fillUp(): void {
    this.#full = true;
  }

  makeRoom(): void {
    this.#full = false;
  }

  protected write(contents: T): Result<void, Refusal> {
    if (this.#full)
      return err({
        problem: { kind: 'disk-refused', file: 'memory', cause: 'the disk is full (ENOSPC)' },
      });
    this.#text = JSON.stringify(contents);
    this.saves += 1;
    return ok(undefined);
  }
}

export class MemoryJournal extends MemoryFile<readonly Lease[]> implements Journal {
  /** What the next `load` reports besides the leases. */
  problem: Problem | undefined;

  constructor(leases: readonly Lease[] = []) {
    super(leases);
  }

  incomplete = false;

  load(): JournalContents {
    const { contents: leases, problem, incomplete } = this;
    return { leases, incomplete, readOnly: false, ...(problem && { problem }) };
  }

  save(leases: readonly Lease[], incomplete: boolean): Result<void, Refusal> {
    const saved = this.write(leases);
    if (saved.ok) this.incomplete = incomplete;
    return saved;
  }
}

export class MemoryIdentityStore extends MemoryFile<readonly Identity[]> implements IdentityStore {
  constructor(identities: readonly Identity[] = []) {
    super(identities);
  }

  load(): readonly Identity[] {
    return this.contents;
  }

  save(identities: readonly Identity[]): Result<void, Refusal> {
    return this.write(identities);
  }
}

export class MemoryResourceStore extends MemoryFile<readonly Resource[]> implements ResourceStore {
  constructor(resources: readonly Resource[] = []) {
    super(resources);
  }

  load(): readonly Resource[] {
    return this.contents;
  }

  save(resources: readonly Resource[]): Result<void, Refusal> {
    return this.write(resources);
  }
}

export class MemorySettingsStore extends MemoryFile<Settings> implements SettingsStore {
  constructor(settings: Partial<Settings> = {}) {
    super({ ...DEFAULT_SETTINGS, ...settings });
  }

  load(): Settings {
    return this.contents;
  }

  save(settings: Settings): Result<void, Refusal> {
    return this.write(settings);
  }
}

export class MemoryActivityStore
  extends MemoryFile<readonly ActivityEntry[]>
  implements ActivityStore
{
  constructor(entries: readonly ActivityEntry[] = []) {
    super(entries);
  }

  append(entry: ActivityEntry): Result<void, Refusal> {
    return this.write([...this.contents, entry]);
  }

  latest(count: number): readonly ActivityEntry[] {
    return [...this.contents].reverse().slice(0, count);
  }

  async *all(): AsyncIterable<readonly ActivityEntry[]> {
    const entries = [...this.contents].reverse();
    for (let at = 0; at < entries.length; at += 2) {
      yield entries.slice(at, at + 2);
      await nextTurn();
    }
  }
}

export class MemoryRotationJournal extends MemoryFile<RotationRecords> implements RotationJournal {
  constructor(records: Partial<RotationRecords> = {}) {
    super({ rotations: [], orphans: [], ...records });
  }

  load(): RotationRecords {
    return this.contents;
  }

  save(records: RotationRecords): Result<void, Refusal> {
    return this.write(records);
  }
}
