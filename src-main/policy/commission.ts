import type { Choices } from './choices.ts';
import type { Principal, Target } from './targets.ts';

/** Whose documents these are, and which groups they are about. */
export interface Commission {
  readonly me: Principal;
  /** Who does the job: the identity itself, or the role it becomes. */
  readonly worker: Principal;
  readonly targets: readonly Target[];
  readonly choices: Choices;
}

/** Names of policies are unique in an account, and several people may use Drawbridge in one. */
export function suffix({ name }: Principal): string {
  return `-${name.replace(/[^\w+=,.@-]/g, '')}`;
}
