import type { Identity } from '../../src-main/identities/identity.ts';
import type { Problem, Refusal } from '../../src-main/kernel/problem.ts';
import { err, ok } from '../../src-main/kernel/result.ts';
import type { Result } from '../../src-main/kernel/result.ts';
import type { FetchedPolicy } from '../../src-main/policy/fetched-policies.ts';
import { permissionMatrix } from '../../src-main/policy/permission-matrix.ts';
import type { PermissionMatrix } from '../../src-main/policy/permission-matrix.ts';
import { legsOf, permissionQuestions } from '../../src-main/policy/permission-questions.ts';
import type { Question } from '../../src-main/policy/permission-questions.ts';
import type { Asked } from '../../src-main/resources/asked.ts';
import type { Resource } from '../../src-main/resources/resource.ts';

/** The permissions of an identity in memory; `test/ports/permissions.test.ts` holds it and AWS. */
export class FakePermissions {
  readonly #denied = new Set<string>();
  readonly policies: FetchedPolicy[] = [];
  /** What keeps everything from being asked. */
  problem: Problem | undefined;

  deny(action: string): void {
    this.#denied.add(action);
  }

  readonly test = (
    identity: Identity,
    resources: readonly Resource[],
  ): Promise<Result<PermissionMatrix, Refusal>> => {
    if (this.problem) return Promise.resolve(err({ problem: this.problem }));
    const questions = permissionQuestions(identity, resources);
    const answered = questions.map((question) => ({ question, answer: this.#answer(question) }));
    return Promise.resolve(ok(permissionMatrix(identity.caller, answered)));
  };

  readonly fetch = (): Promise<Result<readonly FetchedPolicy[], Refusal>> => {
    const action = [...this.#denied].find((each) => each.startsWith('iam:'));
    const problem: Problem | undefined =
      this.problem ?? (action ? { kind: 'not-allowed', action, resource: '*' } : undefined);
    return Promise.resolve(problem ? err({ problem }) : ok(this.policies));
  };

  #answer(question: Question): Asked {
    const leg = legsOf(question).find(({ action }) => this.#denied.has(action));
    return leg ? { kind: 'denied', refused: { ...leg, explicitly: false } } : { kind: 'allowed' };
  }
}
