import type { Identity, IdentityId } from '../../src-main/identities/identity.ts';
import type { AccountId, Region } from '../../src-main/kernel/aws-names.ts';
import { canonicalCidr } from '../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import { USUAL_CHOICES } from '../../src-main/policy/choices.ts';
import type { Choices, RoleChoice } from '../../src-main/policy/choices.ts';
import type { Paper } from '../../src-main/policy/made-document.ts';
import { workshop } from '../../src-main/policy/workshop.ts';
import type { Workshop } from '../../src-main/policy/workshop.ts';
import type { Resource, ResourceId } from '../../src-main/resources/resource.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from './stored-samples.ts';

export const ACCOUNT = '111122223333';
export const OTHER_ACCOUNT = '444455556666' as AccountId;
export const GROUP = SAMPLE_RESOURCE.groupId;
export const GROUP_ARN = `arn:aws:ec2:eu-west-1:${ACCOUNT}:security-group/${GROUP}`;
export const NETWORKS = ['81.187.42.0/24', '2a01:4b00:8a3c::/48'].map(network);

export const ROLE: RoleChoice = { account: OTHER_ACCOUNT, name: 'gatekeeper', path: '/ops/' };

/** A user with a path, whose name is the end of another's. */
export const ANA: Identity = {
  ...SAMPLE_IDENTITY,
  caller: { ...SAMPLE_IDENTITY.caller, arn: `arn:aws:iam::${ACCOUNT}:user/team/ana` },
};

export function network(text: string): Cidr {
  const cidr = canonicalCidr(text);
  if (!cidr.ok) throw new RangeError(text);
  return cidr.value;
}

export function chosen(more: Partial<Choices> = {}): Choices {
  return { ...USUAL_CHOICES, ...more };
}

export function group(groupId: string, region = 'eu-west-1'): Resource {
  return {
    ...SAMPLE_RESOURCE,
    id: groupId as ResourceId,
    groupId,
    region: region as Region,
    tagRules: false,
  };
}

export function manyGroups(count: number): readonly Resource[] {
  return Array.from({ length: count }, (_, index) =>
    group(`sg-0${index.toString(16).padStart(16, '0')}`),
  );
}

export function made(
  more: Partial<Choices> = {},
  resources: readonly Resource[] = [group(GROUP)],
  identity: Identity = ANA,
): Workshop {
  return workshop(chosen(more), resources, [identity]);
}

export function paperTitled(workshopMade: Workshop, title: string): Paper {
  const found = workshopMade.documents.find(({ paper }) => paper.title === title);
  if (!found) throw new Error(`no document “${title}”`);
  return found.paper;
}

export function identityOf(
  id: string,
  arn: string,
  partition = 'aws',
  account = ACCOUNT,
): Identity {
  return {
    ...SAMPLE_IDENTITY,
    id: id as IdentityId,
    caller: { account: account as AccountId, partition, arn, userId: 'AIDAEXAMPLE0000000000' },
  };
}

/** Everything the workshop can make, some combinations of it. */
export const ALL_KINDS: readonly Partial<Choices>[] = [
  { switches: { modify: false, descriptions: false, tags: false }, keys: 'nothing' },
  { switches: { modify: true, descriptions: true, tags: true }, keys: 'rotate', watch: true },
  { from: { kind: 'fixed', networks: NETWORKS } },
  { from: { kind: 'current', networks: NETWORKS } },
  { guard: true },
  { shape: 'slot' },
  { shape: 'slot', role: { ...ROLE, account: ACCOUNT as AccountId } },
  {
    role: {
      ...ROLE,
      externalId: '7f0c6a1e-4a53-4d0f-9c55-2f6f2a3b9a10',
      mfa: { maxAgeSeconds: 3600 },
    },
    session: true,
    watch: true,
  },
];
