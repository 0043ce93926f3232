import type { Stop } from '../../kernel/clock.ts';
import { Listeners } from '../../kernel/listeners.ts';
import type { Problem, Refusal } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { IdentityId } from '../identity.ts';
import type { RotationJournal } from './rotation-journal.ts';
import { isUnderWay } from './rotation.ts';
import type { OrphanKey, Rotation, RotationId } from './rotation.ts';

/** All rotations that are under way or not yet dismissed, and the keys that must not be forgotten. */
export class RotationBook {
  readonly #journal: RotationJournal;
  readonly #listeners = new Listeners();
  readonly #rotations = new Map<RotationId, Rotation>();
  #orphans: readonly OrphanKey[];
  /** What was wrong with the journal at the start. */
  readonly loadProblem: Problem | undefined;

  constructor(journal: RotationJournal) {
    this.#journal = journal;
    const { rotations, orphans, problem } = journal.load();
    for (const rotation of rotations) this.#rotations.set(rotation.id, rotation);
    this.#orphans = orphans;
    this.loadProblem = problem;
  }

  get all(): readonly Rotation[] {
    return [...this.#rotations.values()];
  }

  get orphans(): readonly OrphanKey[] {
    return this.#orphans;
  }

  get(id: RotationId): Rotation | undefined {
    return this.#rotations.get(id);
  }

  /** The one that is under way for an identity. */
  liveFor(identityId: IdentityId): Rotation | undefined {
    return this.all.find((each) => each.identityId === identityId && isUnderWay(each));
  }

  /** Writes an intent down before the deed; when the disk refuses, nothing is changed. */
  intend(rotation: Rotation): Result<void, Refusal> {
    const others = this.all.filter(({ id }) => id !== rotation.id);
    const saved = this.#journal.save({ rotations: [...others, rotation], orphans: this.#orphans });
    if (!saved.ok) return saved;
    this.#rotations.set(rotation.id, rotation);
    this.#listeners.tell();
    return saved;
  }

  /**
   * Writes down what has happened, in one piece with the key it left. What a full disk then misses is
   * found again by the next start, from the intent before it.
   */
  record(rotation: Rotation, orphan?: OrphanKey): void {
    this.#rotations.set(rotation.id, rotation);
    if (orphan) this.#orphans = [...this.#without(orphan.accessKeyId), orphan];
    this.#save();
  }

  /** Takes a rotation out of the book, and in one piece puts in the key it leaves behind. */
  drop(id: RotationId, orphan?: OrphanKey): void {
    this.#rotations.delete(id);
    if (orphan) this.#orphans = [...this.#without(orphan.accessKeyId), orphan];
    this.#save();
  }

  /** The key is gone from AWS. */
  dropOrphan(accessKeyId: string): void {
    if (!this.#orphans.some((orphan) => orphan.accessKeyId === accessKeyId)) return;
    this.#orphans = this.#without(accessKeyId);
    this.#save();
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  #without(accessKeyId: string): readonly OrphanKey[] {
    return this.#orphans.filter((orphan) => orphan.accessKeyId !== accessKeyId);
  }

  #save(): void {
    this.#journal.save({ rotations: this.all, orphans: this.#orphans });
    this.#listeners.tell();
  }
}
