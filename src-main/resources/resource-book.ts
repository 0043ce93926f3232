import type { Stop } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { canonicalPorts, portKey, portsProblem } from './ports.ts';
import type { Resource, ResourceId, ResourceStore } from './resource.ts';

/** What a person fills in for a resource; the id is ours. */
export type ResourceDraft = Omit<Resource, 'id'>;

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
    return this.#save(
      this.#resources.map((other) => (other.id === id ? { ...checked.value, id } : other)),
    );
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
