import type { Handlers } from '../bridge/dispatcher.ts';
import type { ResourceCommands } from '../bridge/resource-commands.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { portsProblem } from '../resources/ports.ts';
import type { ResourceId } from '../resources/resource.ts';
import { tryPorts } from '../resources/try-ports.ts';
import type { RunningRealm } from './realm.ts';

type Parts = Pick<
  RunningRealm,
  'identities' | 'resources' | 'seals' | 'findGroups' | 'checkResource' | 'tryPort'
>;

/** What may be opened, and the books it is kept in. */
export function resourceHandlers(running: () => Parts): Pick<Handlers, keyof ResourceCommands> {
  const identityOf = (id: IdentityId): Result<Identity, Problem> => {
    const identity = running().identities.get(id);
    return identity ? ok(identity) : err({ kind: 'not-found', what: 'identity' });
  };
  const book = () => running().resources;
  return {
    'group.find': async ({ identityId, region, groupId, nextToken }) => {
      const identity = identityOf(identityId);
      if (!identity.ok) return identity;
      const page = { ...(groupId && { groupId }), ...(nextToken && { nextToken }) };
      return plain(await running().findGroups(identity.value, region, page));
    },
    'resource.check': async ({ identityId, ...resource }) => {
      const identity = identityOf(identityId);
      if (!identity.ok) return identity;
      const problem = portsProblem(resource.ports);
      if (problem) return err(problem);
      return plain(await running().checkResource(identity.value, resource));
    },
    'resource.add': ({ draft }) => {
      const added = book().add(draft);
      return Promise.resolve(added.ok ? ok({ resourceId: added.value }) : added);
    },
    'resource.change': async ({ resourceId, draft }) => {
      const { resources, seals } = running();
      const changed = resources.change(resourceId, draft);
      if (!changed.ok || !seals.isAltered('resource', resourceId)) return changed;
      // The person has seen every field of the form; what it does not show is dropped.
      const dropped = resources.setConnection(resourceId, {});
      return dropped.ok ? seals.keep('resource', resourceId) : dropped;
    },
    'resource.duplicate': ({ resourceId }) => {
      const unaltered = asWritten(running(), resourceId);
      if (!unaltered.ok) return Promise.resolve(unaltered);
      const copied = book().duplicate(resourceId);
      return Promise.resolve(copied.ok ? ok({ resourceId: copied.value }) : copied);
    },
    'resource.remove': ({ resourceId }) => Promise.resolve(book().remove(resourceId)),
    'resource.favour': ({ resourceId, favourite }) =>
      Promise.resolve(book().favour(resourceId, favourite)),
    'resource.move': ({ resourceId, to }) => Promise.resolve(book().move(resourceId, to)),
    'resource.setConnection': ({ resourceId, connection }) => {
      const unaltered = asWritten(running(), resourceId);
      return Promise.resolve(
        unaltered.ok ? book().setConnection(resourceId, connection) : unaltered,
      );
    },
    'resource.tryPorts': async ({ resourceId }) => {
      const resource = book().get(resourceId);
      if (!resource) return err({ kind: 'not-found', what: 'resource' });
      return tryPorts(resource, running().tryPort);
    },
  };
}

/** What was altered is first looked at in its form: a copy would pass for our own. */
function asWritten({ resources, seals }: Parts, id: ResourceId): Result<void, Problem> {
  const label = resources.get(id)?.label ?? '';
  return seals.isAltered('resource', id)
    ? err({ kind: 'file-altered', what: 'resource', label })
    : ok(undefined);
}

function plain<T>(answer: Result<T, Refusal>): Result<T, Problem> {
  return answer.ok ? answer : err(answer.error.problem);
}
