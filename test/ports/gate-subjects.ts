import type { AccessKeyIdentity, IdentityId } from '../../src-main/identities/identity.ts';
import type { AccountId, Region } from '../../src-main/kernel/aws-names.ts';
import type { ResourceId, SecurityGroupResource } from '../../src-main/resources/resource.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_ACCOUNT, SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { SSH } from './gate-trial.ts';

/** Who asks, in every test of the AWS ports: `ana` of the sandbox, who may do everything. */
export const gateIdentity: AccessKeyIdentity = {
  kind: 'access-key',
  id: 'ana' as IdentityId,
  accessKeyId: SANDBOX_KEY.accessKeyId,
  homeRegion: SANDBOX_KEY.region as Region,
  caller: {
    account: SANDBOX_ACCOUNT as AccountId,
    partition: 'aws',
    arn: `arn:aws:iam::${SANDBOX_ACCOUNT}:user/ana`,
    userId: 'AIDASANDBOXEXAMPLEANA',
  },
  addedAt: 0,
};

/** SSH to the sandbox's bastion. */
export const gateResource: SecurityGroupResource = {
  kind: 'security-group',
  id: 'bastion' as ResourceId,
  label: 'bastion',
  identityId: gateIdentity.id,
  region: gateIdentity.homeRegion,
  groupId: SANDBOX_GROUPS.bastionProd,
  ports: [SSH],
  usualDuration: { kind: 'minutes', minutes: 30 },
  tagRules: false,
};
