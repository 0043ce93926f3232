import type { Refusal } from '../kernel/problem.ts';

/** Carries a refusal through the SDK, which knows thrown errors only; `aws-errors.ts` unwraps it. */
export class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`No credentials: ${refusal.problem.kind}`);
    this.refusal = refusal;
  }
}
