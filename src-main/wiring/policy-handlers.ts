import type { CommandName } from '../bridge/commands.ts';
import type { Handlers } from '../bridge/dispatcher.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { RunningRealm } from './realm.ts';

type PolicyCommand = Extract<CommandName, `policy.${string}`>;
type Policies = Pick<
  RunningRealm,
  'identities' | 'resources' | 'testPermissions' | 'fetchPolicies'
>;

/** What AWS says of an identity's permissions. */
export function policyHandlers(running: () => Policies): Pick<Handlers, PolicyCommand> {
  const identityOf = (id: IdentityId): Result<Identity, Problem> => {
    const identity = running().identities.get(id);
    return identity ? ok(identity) : err({ kind: 'not-found', what: 'identity' });
  };
  return {
    'policy.test': async ({ identityId }) => {
      const identity = identityOf(identityId);
      if (!identity.ok) return identity;
      return plain(await running().testPermissions(identity.value, running().resources.all));
    },
    'policy.fetch': async ({ identityId }) => {
      const identity = identityOf(identityId);
      return identity.ok ? plain(await running().fetchPolicies(identity.value)) : identity;
    },
  };
}

function plain<T>(answer: Result<T, Refusal>): Result<T, Problem> {
  return answer.ok ? answer : err(answer.error.problem);
}
