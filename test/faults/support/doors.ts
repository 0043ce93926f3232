import type { Region } from '../../../src-main/kernel/aws-names.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import type { ResourceId } from '../../../src-main/resources/resource.ts';
import { SANDBOX_GROUPS } from '../../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import type { Computer } from './computer.ts';

export const HOUR = 60 * 60_000;
export const { bastionProd: BASTION, stagingDb: DATABASE } = SANDBOX_GROUPS;

interface Door {
  readonly groupId?: string;
  readonly port?: number;
  readonly label?: string;
  readonly tagRules?: boolean;
}

/** Starts the app and gives it the key and one door: SSH to the bastion. */
export async function furnish(computer: Computer, door: Door = {}): Promise<ResourceId> {
  await computer.launch();
  await computer.done('identity.add', SANDBOX_KEY);
  return addDoor(computer, door);
}

export async function addDoor(computer: Computer, door: Door = {}): Promise<ResourceId> {
  const { groupId = BASTION, port = 22, label = 'door', tagRules = false } = door;
  const [identity] = (await computer.snapshot()).identities;
  if (!identity) throw new Error('the computer has no key');
  const { resourceId } = await computer.done('resource.add', {
    draft: {
      kind: 'security-group',
      label,
      identityId: identity.id,
      region: 'eu-west-1' as Region,
      groupId,
      ports: [{ protocol: 'tcp', from: port, to: port }],
      usualDuration: { kind: 'minutes', minutes: 60 },
      tagRules,
    },
  });
  return resourceId;
}

/** Asks for a lease that ends so many milliseconds from now, by the computer's own clock. */
export function askToOpen(computer: Computer, resourceId: ResourceId, ms = HOUR) {
  const at = Date.now() + computer.surroundings.wallOffsetMs + ms;
  return computer.begin('lease.open', { resourceId, duration: { kind: 'until', at } });
}

/** As `askToOpen`, and AWS has confirmed it. */
export async function open(
  computer: Computer,
  resourceId: ResourceId,
  ms = HOUR,
): Promise<LeaseId> {
  const opened = await askToOpen(computer, resourceId, ms);
  if (!opened?.ok) throw new Error(`not opened: ${JSON.stringify(opened)}`);
  return opened.value.leaseId;
}

/** A computer with one door, open for whole minutes as a person would say it. */
export async function withMinutes(computer: Computer, minutes: number): Promise<LeaseId> {
  const resourceId = await furnish(computer);
  const duration = { kind: 'minutes', minutes } as const;
  return (await computer.done('lease.open', { resourceId, duration })).leaseId;
}

/** A computer with one open lease. */
export async function withLease(computer: Computer, ms = HOUR): Promise<LeaseId> {
  return open(computer, await furnish(computer), ms);
}
