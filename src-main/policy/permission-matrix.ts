import type { CallerIdentity, Identity } from '../identities/identity.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Asked } from '../resources/asked.ts';
import type { Resource } from '../resources/resource.ts';
import type { PermissionStatement } from './document.ts';
import { missingStatements } from './missing-statements.ts';
import { legsOf } from './permission-questions.ts';
import type { Leg, Question } from './permission-questions.ts';

/** What IAM's simulator says; it knows neither what resources say nor everything a call carries. */
export type Opinion = 'allowed' | 'denied' | 'explicitly-denied';

/** `call`: AWS itself, asked by a read or a dry run. */
export type Witness = 'call' | 'simulator';

export type Verdict =
  | { readonly kind: 'allowed'; readonly by: Witness }
  | {
      readonly kind: 'denied';
      readonly by: Witness;
      /** A policy says no; then no statement is missing. */
      readonly explicitly: boolean;
      readonly missing: readonly PermissionStatement[];
    }
  | { readonly kind: 'cannot-tell' };

/** One question with its answer. */
export interface PermissionCell extends Question {
  readonly verdict: Verdict;
  /** Why AWS itself did not tell. */
  readonly why?: Problem;
  /** Absent where the simulator was not asked, or could not know. */
  readonly opinion?: Opinion;
}

/** What one identity may do with its resources, action by action. */
export interface PermissionMatrix {
  /** Who AWS says it is now. */
  readonly caller: CallerIdentity;
  readonly cells: readonly PermissionCell[];
  /** Whether the simulator was asked too. */
  readonly secondOpinion: boolean;
}

/**
 * Asks AWS for every permission the job needs, by reads and dry runs: nothing is changed. A refusal
 * is an answer; only what keeps everything from being asked is a failure.
 */
export type TestPermissions = (
  identity: Identity,
  resources: readonly Resource[],
) => Promise<Result<PermissionMatrix, Refusal>>;

/**
 * Asks IAM's simulator, in the order of the legs. `not-allowed`: the identity may not ask it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export type SimulatePermissions = (
  identity: Identity,
  legs: readonly Leg[],
) => Promise<Result<readonly (Opinion | undefined)[], Refusal>>;

/** What a role's session needs besides to ask the simulator. */
export const SIMULATING: readonly string[] = ['iam:SimulatePrincipalPolicy'];

export interface Answered {
  readonly question: Question;
  readonly answer: Asked;
}

/**
 * The matrix of what AWS answered. The simulator's word counts where AWS did not tell, and is shown
 * beside AWS's own elsewhere.
 *
 * @param opinions about all legs of all questions, in their order; absent: not asked
 */
export function permissionMatrix(
  caller: CallerIdentity,
  answered: readonly Answered[],
  opinions?: readonly (Opinion | undefined)[],
): PermissionMatrix {
  let next = 0;
  const cells = answered.map(({ question, answer }): PermissionCell => {
    const legs = legsOf(question);
    const said = opinions?.slice(next, next + legs.length) ?? [];
    next += legs.length;
    return cellOf(question, answer, legs, said);
  });
  return { caller, cells, secondOpinion: opinions !== undefined };
}

/** All legs, in the order in which `permissionMatrix` takes the opinions. */
export function allLegs(questions: readonly Question[]): readonly Leg[] {
  return questions.flatMap(legsOf);
}

function cellOf(
  question: Question,
  answer: Asked,
  legs: readonly Leg[],
  said: readonly (Opinion | undefined)[],
): PermissionCell {
  const opinion = together(said);
  const cell = { ...question, ...(opinion && { opinion }) };
  switch (answer.kind) {
    case 'allowed':
      return { ...cell, verdict: { kind: 'allowed', by: 'call' } };
    case 'denied': {
      const explicitly = answer.refused?.explicitly === true || opinion === 'explicitly-denied';
      const missing = explicitly ? [] : missingStatements(question, answer.refused);
      return { ...cell, verdict: { kind: 'denied', by: 'call', explicitly, missing } };
    }
    case 'cannot-tell':
      return { ...cell, why: answer.why.problem, verdict: verdictOf(question, legs, said) };
  }
}

function verdictOf(
  question: Question,
  legs: readonly Leg[],
  said: readonly (Opinion | undefined)[],
): Verdict {
  const opinion = together(said);
  if (opinion === undefined) return { kind: 'cannot-tell' };
  if (opinion === 'allowed') return { kind: 'allowed', by: 'simulator' };
  const explicitly = opinion === 'explicitly-denied';
  const refused = legs.filter((_, index) => said[index] === 'denied');
  const missing = explicitly ? [] : refused.flatMap((leg) => missingStatements(question, leg));
  return { kind: 'denied', by: 'simulator', explicitly, missing };
}

/** Of several legs all must be allowed. */
function together(said: readonly (Opinion | undefined)[]): Opinion | undefined {
  if (said.includes('explicitly-denied')) return 'explicitly-denied';
  if (said.includes('denied')) return 'denied';
  return said.length === 0 || said.includes(undefined) ? undefined : 'allowed';
}
