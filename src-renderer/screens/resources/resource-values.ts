import type { Input } from '../../../src-main/bridge/commands.ts';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { parseRegion } from '../../../src-main/kernel/aws-names.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import type { PortRange, Resource } from '../../../src-main/resources/resource.ts';
import type { ResourceDraft } from '../../../src-main/resources/resource-book.ts';
import { looksLikeGroupId, suggestedLabel } from '../../format/group-search.ts';
import { readPorts, samePorts } from '../../format/ports-draft.ts';
import type { Protocol } from '../../format/ports-draft.ts';

/** As long as the main process takes. */
export const MAX_LABEL_LENGTH = 60;
/** A week: no lease lasts longer. */
const MAX_MINUTES = 7 * 24 * 60;
const USUAL_MINUTES = '60';

/** What stands in the search box, and the group it was settled on. */
export interface ChosenGroup {
  readonly text: string;
  /** Empty while the text is only a search. */
  readonly groupId: string;
  /** Empty when AWS was not asked for it. */
  readonly name: string;
}

export type UsualTime =
  { readonly kind: 'minutes'; readonly text: string } | { readonly kind: 'while-working' };

/** The form as typed: nothing in it needs to be right yet. */
export interface ResourceValues {
  readonly identityId: string;
  readonly region: string;
  readonly group: ChosenGroup;
  readonly ports: readonly PortRange[];
  /** Ports typed and not added yet. */
  readonly custom: { readonly text: string; readonly protocol: Protocol };
  readonly label: string;
  readonly usual: UsualTime;
}

export type ValueName = keyof ResourceValues;
type DoorValues = Omit<ResourceValues, 'label' | 'usual'>;
export type ValueProblems = Partial<Readonly<Record<ValueName, Problem>>>;

/** The values of a resource, or of a new one for this identity. */
export function startValues(
  identity: IdentityView,
  resource: Resource | undefined,
): ResourceValues {
  const custom = { text: '', protocol: 'tcp' } as const;
  if (resource)
    return {
      identityId: resource.identityId,
      region: resource.region,
      group: chosen(resource.groupId, resource.groupName),
      ports: resource.ports,
      custom,
      label: resource.label,
      usual: usualTime(resource),
    };
  return {
    identityId: identity.id,
    region: identity.homeRegion,
    group: { text: '', groupId: '', name: '' },
    ports: [],
    custom,
    label: '',
    usual: { kind: 'minutes', text: USUAL_MINUTES },
  };
}

/** A group that was settled on. */
export function chosen(groupId: string, name = ''): ChosenGroup {
  return { text: name === '' ? groupId : name, groupId, name };
}

/** The id the form stands for: the chosen one, else whatever was typed. */
export function meantGroupId(group: ChosenGroup): string {
  return group.groupId === '' ? group.text.trim() : group.groupId;
}

/** All ports, with those typed and not added yet: saving must not lose them. */
export function meantPorts(
  values: Pick<DoorValues, 'ports' | 'custom'>,
): Result<readonly PortRange[], Problem> {
  const { text, protocol } = values.custom;
  if (text.trim() === '' || protocol === 'icmp') return ok(values.ports);
  const typed = readPorts(text, protocol);
  return typed.ok ? ok(withPorts(values.ports, typed.value)) : err(typed.error);
}

/** With the range added, unless it is there. */
export function withPorts(ports: readonly PortRange[], range: PortRange): readonly PortRange[] {
  return ports.some((other) => samePorts(other, range)) ? ports : [...ports, range];
}

/** What the main process would say to these values, field by field. */
export function valueProblems(values: ResourceValues): ValueProblems {
  const ports = meantPorts(values);
  const groupId = meantGroupId(values.group);
  return {
    ...(parseRegion(values.region.trim())
      ? {}
      : { region: { kind: 'key-format', field: 'region' } }),
    ...(looksLikeGroupId(groupId) ? {} : { group: { kind: 'group-id-format', text: groupId } }),
    ...(ports.ok ? {} : { custom: ports.error }),
    ...(ports.ok && ports.value.length === 0 ? { ports: { kind: 'ports-missing' } } : {}),
    ...(values.label.trim() === '' ? { label: { kind: 'label-missing' } } : {}),
    ...(readUsualTime(values.usual)
      ? {}
      : { usual: { kind: 'duration-out-of-range', maxMinutes: MAX_MINUTES } }),
  };
}

const FIELDS: Readonly<Partial<Record<Problem['kind'], ValueName>>> = {
  'group-id-format': 'group',
  'ports-missing': 'ports',
  'port-out-of-range': 'ports',
  'ports-reversed': 'ports',
  'label-missing': 'label',
  'duration-out-of-range': 'usual',
};

/** The field a problem of the main process belongs to; `undefined` when to none. */
export function fieldOf(problem: Problem): ValueName | undefined {
  return FIELDS[problem.kind];
}

/** What is asked of AWS; `undefined` while something is wrong. */
export function doorOf(values: DoorValues): Input<'resource.check'> | undefined {
  const region = parseRegion(values.region.trim());
  const ports = meantPorts(values);
  if (!region || !ports.ok) return undefined;
  return {
    identityId: values.identityId as IdentityId,
    region,
    groupId: meantGroupId(values.group),
    ports: ports.value,
  };
}

/** What is sent to be stored; `undefined` while something is wrong. */
export function draftOf(values: ResourceValues, tagRules: boolean): ResourceDraft | undefined {
  const door = doorOf(values);
  const usualDuration = readUsualTime(values.usual);
  if (!door || !usualDuration) return undefined;
  const { name } = values.group;
  return {
    kind: 'security-group',
    label: values.label.trim(),
    ...door,
    ...(name === '' ? {} : { groupName: name }),
    usualDuration,
    tagRules,
  };
}

/** What a check is about: other ports or another label do not make it untrue. */
export function doorKey(values: Pick<ResourceValues, 'identityId' | 'region' | 'group'>): string {
  return [values.identityId, values.region.trim(), meantGroupId(values.group)].join(' ');
}

/** The label a group's name suggests, short enough. */
export function labelFor(groupName: string): string {
  return suggestedLabel(groupName).slice(0, MAX_LABEL_LENGTH).trim();
}

function usualTime({ usualDuration }: Resource): UsualTime {
  return usualDuration.kind === 'minutes'
    ? { kind: 'minutes', text: String(usualDuration.minutes) }
    : usualDuration;
}

function readUsualTime(usual: UsualTime): Resource['usualDuration'] | undefined {
  if (usual.kind === 'while-working') return usual;
  const minutes = /^\d{1,6}$/.test(usual.text.trim()) ? Number(usual.text) : 0;
  return minutes >= 1 && minutes <= MAX_MINUTES ? { kind: 'minutes', minutes } : undefined;
}
