import type { Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { ResourceId } from '../resources/resource.ts';
import type { Journal } from './journal.ts';
import { mayBeOpen } from './lease.ts';
import type { Lease, LeaseId } from './lease.ts';

/** All leases that may be open, as in the journal, and the failed ones somebody still has to see. */
export class LeaseBook {
  readonly #journal: Journal;
  readonly #listeners = new Listeners();
  readonly #leases = new Map<LeaseId, Lease>();
  /** What was wrong with the journal at the start. */
  readonly loadProblem: Problem | undefined;
  /** A newer version's journal: rules without a lease here have one there. */
  readonly readOnly: boolean;
  #incomplete: boolean;

  constructor(journal: Journal) {
    this.#journal = journal;
    const { leases, problem, incomplete, readOnly } = journal.load();
    for (const lease of leases) this.#leases.set(lease.id, lease);
    this.loadProblem = problem;
    this.readOnly = readOnly;
    this.#incomplete = incomplete;
  }

  /** Whether leases were lost with the journal and may still be found in AWS. */
  get incomplete(): boolean {
    return this.#incomplete;
  }

  /** AWS was looked through: a rule without a lease is left behind from now on. */
  rebuilt(): void {
    this.#incomplete = false;
    this.#save();
  }

  get all(): readonly Lease[] {
    return [...this.#leases.values()];
  }

  get(id: LeaseId): Lease | undefined {
    return this.#leases.get(id);
  }

  /** The lease that may be open for a resource. */
  liveFor(resourceId: ResourceId): Lease | undefined {
    return this.all.find((lease) => lease.resource.id === resourceId && mayBeOpen(lease));
  }

  /** Writes an intent down before the deed; when the disk refuses, nothing is changed. */
  intend(lease: Lease): Result<void, Refusal> {
    const others = this.all.filter((other) => other.id !== lease.id);
    const saved = this.#journal.save([...others, lease].filter(mayBeOpen), this.#incomplete);
    if (saved.ok) this.show(lease);
    return saved;
  }

  /**
   * Writes down what has already happened, or a closing, which no full disk may stop. What the
   * journal then misses is found again in AWS by the next start.
   */
  record(lease: Lease): void {
    this.recordAll([lease]);
  }

  /** As `record`, written once for all. */
  recordAll(leases: readonly Lease[]): void {
    if (leases.length === 0) return;
    for (const lease of leases) this.#leases.set(lease.id, lease);
    this.#save();
    this.#listeners.tell();
  }

  /** Takes a lease that is not open any more out of the book. */
  drop(id: LeaseId): void {
    this.#leases.delete(id);
    this.#save();
    this.#listeners.tell();
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  /** Shows a lease without writing it down: nothing has been asked of AWS yet. */
  show(lease: Lease): void {
    this.#leases.set(lease.id, lease);
    this.#listeners.tell();
  }

  #save(): void {
    this.#journal.save(this.all.filter(mayBeOpen), this.#incomplete);
  }
}
