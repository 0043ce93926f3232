import type { Stop } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { isHost, isUser, tidyConnection } from './connection.ts';
import { canonicalPorts, portKey, portsProblem } from './ports.ts';
import type { Connection, Resource, ResourceId, ResourceStore } from './resource.ts';

/** What a person fills in for a resource; the id is ours, the rest is set in the list. */
export type ResourceDraft = Omit<Resource, 'id' | 'favourite' | 'connection'>;

/** Longest label of a resource, in characters. */
export const MAX_LABEL = 60;
const COPY = ' (copy)';

export interface ResourceBookParts {
  readonly store: ResourceStore;
  readonly newId: NewId;
  /** Whether something of this resource stands open: then it stays as it is. */
  readonly isOpen: (id: ResourceId) => boolean;
}

/** All resources of this installation, in the order they were added. */
export class ResourceBook {
  readonly #parts: ResourceBookParts;
  readonly #listeners = new Listeners();
  #resources: readonly Resource[];

  constructor(parts: ResourceBookParts) {
    this.#parts = parts;
    this.#resources = parts.store.load();
  }

  get all(): readonly Resource[] {
    return this.#resources;
  }

  get(id: ResourceId): Resource | undefined {
    return this.#resources.find((resource) => resource.id === id);
  }

  add(draft: ResourceDraft): Result<ResourceId, Problem> {
    const checked = this.#checked(draft, undefined);
    if (!checked.ok) return checked;
    const id = this.#parts.newId() as ResourceId;
    const saved = this.#save([...this.#resources, { ...checked.value, id }]);
    return saved.ok ? ok(id) : saved;
  }

  /** Refused while open: what stands in AWS must stay describable. */
  change(id: ResourceId, draft: ResourceDraft): Result<void, Problem> {
    const closed = this.#closedOne(id);
    if (!closed.ok) return closed;
    const checked = this.#checked(draft, closed.value);
    if (!checked.ok) return checked;
    const { favourite, connection } = closed.value;
    const kept = { ...(favourite && { favourite }), ...(connection && { connection }) };
    return this.#replace(id, () => ({ ...checked.value, ...kept, id }));
  }

  /** Also while open: it changes nothing in AWS. */
  favour(id: ResourceId, favourite: boolean): Result<void, Problem> {
    return this.#replace(id, ({ favourite: _before, ...resource }) => ({
      ...resource,
      ...(favourite && { favourite }),
    }));
  }

  /** Also while open: it changes nothing in AWS. Empty fields are left out. */
  setConnection(id: ResourceId, wanted: Connection): Result<void, Problem> {
    const connection = tidyConnection(wanted);
    if (connection.host !== undefined && !isHost(connection.host))
      return err({ kind: 'host-format', text: connection.host });
    if (connection.user !== undefined && !isUser(connection.user))
      return err({ kind: 'user-format', text: connection.user });
    return this.#replace(id, ({ connection: _before, ...resource }) => ({
      ...resource,
      ...(Object.keys(connection).length > 0 && { connection }),
    }));
  }

  /** To another place in the order, counted from 0; behind the last is last. */
  move(id: ResourceId, to: number): Result<void, Problem> {
    const resource = this.get(id);
    if (!resource) return err({ kind: 'not-found', what: 'resource' });
    const others = this.#resources.filter((other) => other !== resource);
    return this.#save(others.toSpliced(to, 0, resource));
  }

  /** A copy to be edited: it may share group and ports with the original until then. */
  duplicate(id: ResourceId): Result<ResourceId, Problem> {
    const original = this.get(id);
    if (!original) return err({ kind: 'not-found', what: 'resource' });
    const copyId = this.#parts.newId() as ResourceId;
    const label = `${original.label.slice(0, MAX_LABEL - COPY.length)}${COPY}`;
    const copy = { ...original, id: copyId, label };
    const index = this.#resources.indexOf(original) + 1;
    const saved = this.#save(this.#resources.toSpliced(index, 0, copy));
    return saved.ok ? ok(copyId) : saved;
  }

  remove(id: ResourceId): Result<void, Problem> {
    const closed = this.#closedOne(id);
    if (!closed.ok) return closed;
    return this.#save(this.#resources.filter((other) => other.id !== id));
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  #closedOne(id: ResourceId): Result<Resource, Problem> {
    const resource = this.get(id);
    if (!resource) return err({ kind: 'not-found', what: 'resource' });
    return this.#parts.isOpen(id)
      ? err({ kind: 'resource-open', label: resource.label })
      : ok(resource);
  }

  /** A copy may keep the door it was made with, and be renamed, until it is given one of its own. */
  #checked(draft: ResourceDraft, before: Resource | undefined): Result<ResourceDraft, Problem> {
    const problem = draftProblem(draft);
    if (problem) return err(problem);
    const tidy = { ...draft, label: draft.label.trim(), ports: canonicalPorts(draft.ports) };
    if (before && sameDoor(before, tidy)) return ok(tidy);
    const twin = this.#resources.find((other) => other !== before && sameDoor(other, tidy));
    return twin ? err({ kind: 'resource-duplicate', label: twin.label }) : ok(tidy);
  }

  #replace(id: ResourceId, change: (resource: Resource) => Resource): Result<void, Problem> {
    if (!this.get(id)) return err({ kind: 'not-found', what: 'resource' });
    return this.#save(this.#resources.map((other) => (other.id === id ? change(other) : other)));
  }

  #save(resources: readonly Resource[]): Result<void, Problem> {
    const saved = this.#parts.store.save(resources);
    if (!saved.ok) return err(saved.error.problem);
    this.#resources = resources;
    this.#listeners.tell();
    return ok(undefined);
  }
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
function draftProblem(draft: ResourceDraft): Problem | undefined {
  if (draft.label.trim() === '') return { kind: 'label-missing' };
  if (!/^sg-[0-9a-f]{8}([0-9a-f]{9})?$/.test(draft.groupId))
    return { kind: 'group-id-format', text: draft.groupId };
  return portsProblem(draft.ports);
}

/** Two resources that would make the same rules: the second could never be opened beside the first. */
function sameDoor(a: ResourceDraft, b: ResourceDraft): boolean {
  const ports = (draft: ResourceDraft): string => draft.ports.map(portKey).sort().join();
  return a.region === b.region && a.groupId === b.groupId && ports(a) === ports(b);
}
