import type { CredentialReport, ReportRow } from '../../src-main/identities/credential-report.ts';
import type { Problem, Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';

const FOUR_HOURS_MS = 4 * 60 * 60 * 1000;

/** IAM's credential report in memory; `test/ports/credential-report.test.ts` holds it and the real one. */
export class FakeCredentialReport {
  readonly #now: () => number;
  #report: CredentialReport | undefined;
  #refusal: Problem | undefined;
  /** The users as they are now. */
  rows: readonly ReportRow[];

  constructor(now: () => number, rows: readonly ReportRow[] = []) {
    this.#now = now;
    this.rows = rows;
  }

  /** From now on it is answered so. */
  refuse(problem: Problem): void {
    this.#refusal = problem;
  }

  readonly read = (): Promise<Result<CredentialReport, Refusal>> => {
    if (this.#refusal) return Promise.resolve(err({ problem: this.#refusal }));
    if (!this.#report || this.#now() - this.#report.generatedAt >= FOUR_HOURS_MS)
      this.#report = { generatedAt: this.#now(), rows: this.rows };
    return Promise.resolve(ok(this.#report));
  };
}
