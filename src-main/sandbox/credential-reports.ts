interface Report {
  /** Milliseconds since the epoch; until then it is being made. */
  readonly generatedAt: number;
  readonly content: string;
}

/** The credential reports of accounts; a restart forgets them. */
export class CredentialReports {
  /** How long one takes to be made, in milliseconds. */
  makingMs = 1_500;
  readonly #reports = new Map<string, Report>();

  of(accountId: string): Report | undefined {
    return this.#reports.get(accountId);
  }

  make(accountId: string, now: number, content: () => string): void {
    this.#reports.set(accountId, { generatedAt: now + this.makingMs, content: content() });
  }
}
