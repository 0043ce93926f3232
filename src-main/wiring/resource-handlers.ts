import type { Handlers } from '../bridge/dispatcher.ts';
import type { ResourceCommands } from '../bridge/resource-commands.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { portsProblem } from '../resources/ports.ts';
import { tryPorts } from '../resources/try-ports.ts';
import type { RunningRealm } from './realm.ts';

type Parts = Pick<
  RunningRealm,
  'identities' | 'resources' | 'findGroups' | 'checkResource' | 'tryPort'
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
    'resource.change': ({ resourceId, draft }) => Promise.resolve(book().change(resourceId, draft)),
    'resource.duplicate': ({ resourceId }) => {
      const copied = book().duplicate(resourceId);
      return Promise.resolve(copied.ok ? ok({ resourceId: copied.value }) : copied);
    },
    'resource.remove': ({ resourceId }) => Promise.resolve(book().remove(resourceId)),
    'resource.favour': ({ resourceId, favourite }) =>
      Promise.resolve(book().favour(resourceId, favourite)),
    'resource.move': ({ resourceId, to }) => Promise.resolve(book().move(resourceId, to)),
    'resource.setConnection': ({ resourceId, connection }) =>
      Promise.resolve(book().setConnection(resourceId, connection)),
    'resource.tryPorts': async ({ resourceId }) => {
      const resource = book().get(resourceId);
      if (!resource) return err({ kind: 'not-found', what: 'resource' });
      return tryPorts(resource, running().tryPort);
    },
  };
}

function plain<T>(answer: Result<T, Refusal>): Result<T, Problem> {
  return answer.ok ? answer : err(answer.error.problem);
}
