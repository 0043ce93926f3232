import type { Region } from '../../../src-main/kernel/aws-names.ts';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import type { PortRange, ResourceId } from '../../../src-main/resources/resource.ts';
import { SANDBOX_GROUPS } from '../../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import type { Lab } from './lab.ts';

export const EU = 'eu-west-1' as Region;

/** Puts the seeded key into the app, through its own door. */
export async function addKey(lab: Lab): Promise<IdentityId> {
  return (await lab.done('identity.add', SANDBOX_KEY)).identityId;
}

/** Adds one resource of a seeded group. */
export async function addResource(
  lab: Lab,
  identityId: IdentityId,
  label: string,
  groupId: string,
  ports: readonly PortRange[],
): Promise<ResourceId> {
  const { resourceId } = await lab.done('resource.add', {
    draft: {
      kind: 'security-group',
      label,
      identityId,
      region: EU,
      groupId,
      ports,
      usualDuration: { kind: 'minutes', minutes: 60 },
      tagRules: false,
    },
  });
  return resourceId;
}

export interface Doors {
  readonly identityId: IdentityId;
  readonly bastion: ResourceId;
  readonly database: ResourceId;
}

/** One key and two resources: what most tests start from. */
export async function addDoors(lab: Lab): Promise<Doors> {
  const identityId = await addKey(lab);
  const ssh: PortRange = { protocol: 'tcp', from: 22, to: 22 };
  const postgres: PortRange = { protocol: 'tcp', from: 5432, to: 5432 };
  return {
    identityId,
    bastion: await addResource(lab, identityId, 'bastion', SANDBOX_GROUPS.bastionProd, [ssh]),
    database: await addResource(lab, identityId, 'database', SANDBOX_GROUPS.stagingDb, [postgres]),
  };
}
