import type { ActivityEntry } from '../../src-main/activity/activity.ts';
import type { AccessKeyIdentity } from '../../src-main/identities/identity.ts';
import type { AccountId, Region } from '../../src-main/kernel/aws-names.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import type { Lease, LeaseId, LeaseState, RuleId } from '../../src-main/leases/lease.ts';
import type { IdentityId } from '../../src-main/identities/identity.ts';
import type {
  OrphanKey,
  Rotation,
  RotationId,
  RotationState,
} from '../../src-main/identities/rotation/rotation.ts';
import type { Resource, ResourceId } from '../../src-main/resources/resource.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const NEW_KEY = 'AKIAEXAMPLENEW000001';

export const SAMPLE_IDENTITY: AccessKeyIdentity = {
  kind: 'access-key',
  id: 'i1dentity' as IdentityId,
  accessKeyId: 'AKIAEXAMPLE000007Q2A',
  homeRegion: 'eu-west-1' as Region,
  caller: {
    account: '111122223333' as AccountId,
    partition: 'aws',
    arn: 'arn:aws:iam::111122223333:user/ana',
    userId: 'AIDAEXAMPLE00000ANA0',
  },
  addedAt: NOON,
};

export const SAMPLE_RESOURCE: Resource = {
  kind: 'security-group',
  id: 'r1' as ResourceId,
  label: 'bastion',
  identityId: SAMPLE_IDENTITY.id,
  region: 'eu-west-1' as Region,
  groupId: 'sg-0123456789abcdef0',
  groupName: 'bastion-hosts',
  ports: [{ protocol: 'tcp', from: 22, to: 22 }, { protocol: 'icmp' }],
  usualDuration: { kind: 'minutes', minutes: 60 },
  tagRules: true,
};

export function sampleLease(state: LeaseState, id = 'k3x9m2pq8w'): Lease {
  return {
    id: id as LeaseId,
    resource: SAMPLE_RESOURCE,
    plan: { kind: 'while-working', termMs: 1_800_000, deadline: NOON + 43_200_000 },
    openedAt: NOON,
    sources: ['52.1.2.3/32' as Cidr, '2600:1f14::7/128' as Cidr],
    grants: [
      {
        ruleId: 'sgr-0123456789abcdef0' as RuleId,
        ports: { protocol: 'tcp', from: 22, to: 22 },
        source: '52.1.2.3/32' as Cidr,
      },
    ],
    state,
  };
}

/** One lease in every state it can be in. */
export const LEASES_IN_EVERY_STATE: readonly Lease[] = (
  [
    { kind: 'opening', since: NOON },
    { kind: 'open', termEnd: NOON + 1 },
    { kind: 'renewing', termEnd: NOON + 1, since: NOON },
    { kind: 'closing', reason: 'deadline', since: NOON, problem: { kind: 'throttled' } },
    { kind: 'closed', reason: 'vanished', at: NOON },
    { kind: 'failed', problem: { kind: 'root-key' }, at: NOON },
    {
      kind: 'unknown',
      wanted: 'closed',
      reason: 'asked',
      since: NOON,
      problem: { kind: 'outcome-unknown', cause: 'timeout' },
    },
  ] satisfies LeaseState[]
).map((state, index) => sampleLease(state, `lease${String(index)}`));

export function sampleEntry(number: number): ActivityEntry {
  return {
    id: `e${String(number)}`,
    at: NOON + number,
    deed: 'opened',
    subject: 'bastion',
    leaseId: 'k3x9m2pq8w',
    ports: 'SSH 22',
    addresses: ['52.1.2.3/32'],
    until: NOON + 3_600_000,
    requestId: '00000000-0000-0000-0000-000000000000',
  };
}

/** One rotation in every state it can be in. */
export const ROTATIONS_IN_EVERY_STATE: readonly Rotation[] = (
  [
    { kind: 'preparing' },
    { kind: 'choosing' },
    { kind: 'making-room', keyId: 'AKIAEXAMPLE000000002' },
    { kind: 'creating', before: [SAMPLE_IDENTITY.accessKeyId], looks: 1 },
    { kind: 'storing', newKeyId: NEW_KEY },
    { kind: 'verifying', newKeyId: NEW_KEY, successes: 2 },
    { kind: 'switching', newKeyId: NEW_KEY },
    { kind: 'switched', newKeyId: NEW_KEY, at: NOON },
    { kind: 'deactivating', newKeyId: NEW_KEY },
    { kind: 'watching', newKeyId: NEW_KEY, until: NOON },
    { kind: 'deleting', newKeyId: NEW_KEY },
    { kind: 'done', newKeyId: NEW_KEY, at: NOON },
    { kind: 'reactivating', newKeyId: NEW_KEY, then: 'go-back' },
    { kind: 'reactivated', newKeyId: NEW_KEY, by: 'somebody' },
    { kind: 'checking-old', newKeyId: NEW_KEY, successes: 0 },
    { kind: 'switching-back', newKeyId: NEW_KEY },
    { kind: 'switched-back', newKeyId: NEW_KEY, at: NOON },
    { kind: 'discarding', newKeyId: NEW_KEY, why: { kind: 'keychain-locked' } },
    { kind: 'undone', at: NOON },
    { kind: 'failed', problem: { kind: 'key-not-made' }, at: NOON },
  ] satisfies RotationState[]
).map((state, index) => sampleRotation(state, `rotation${String(index)}`));

export function sampleRotation(state: RotationState, id = 'r0tat10n'): Rotation {
  return {
    id: id as RotationId,
    identityId: SAMPLE_IDENTITY.id,
    oldKeyId: SAMPLE_IDENTITY.accessKeyId,
    startedAt: NOON,
    state,
  };
}

export const SAMPLE_ORPHAN: OrphanKey = {
  identityId: SAMPLE_IDENTITY.id,
  accessKeyId: 'AKIAEXAMPLEORPHAN001',
  why: 'answer-lost',
  foundAt: NOON,
};
