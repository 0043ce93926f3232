import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Card, Screen } from '../../components/screen.tsx';
import { leaseOf } from '../../format/lease-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { writePlace } from '../../state/navigation.ts';
import { ClosedLease } from './closed-lease.tsx';
import { LeaseActions } from './lease-actions.tsx';
import { LeaseFacts } from './lease-facts.tsx';
import { LeaseStatus } from './lease-status.tsx';
import { LeaseTrouble } from './lease-trouble.tsx';

/** One door: whether it is open, until when, for whom, and what can be done. By a lease's id or a resource's. */
export function LeaseScreen({ id }: { id: string }): ReactNode {
  const resourceId = useSnapshot(({ activity }) => resourceOfLease(activity, id)) ?? id;
  const lease = useSnapshot(
    ({ leases }) => leases.find((one) => one.id === id) ?? leaseOf(leases, resourceId),
  );
  const current = useSnapshot(({ resources }) => resources.find((one) => one.id === resourceId));
  const resource = lease?.resource ?? current;
  return (
    <div>
      <BackLink />
      <Screen
        narrow
        title={resource?.label ?? 'Closed'}
        lead={resource && <Where resource={resource} />}
      >
        {lease ? <LiveLease lease={lease} /> : <ClosedLease id={id} resource={current} />}
      </Screen>
    </div>
  );
}

function LiveLease({ lease }: { lease: Lease }): ReactNode {
  return (
    <div className="flex flex-col gap-3">
      <Card className="flex flex-col gap-4 p-4">
        <LeaseStatus lease={lease} />
        <LeaseActions lease={lease} />
      </Card>
      <LeaseTrouble lease={lease} />
      <Card className="p-4">
        <LeaseFacts lease={lease} />
      </Card>
    </div>
  );
}

/** Always the same way back, whatever led here. */
function BackLink(): ReactNode {
  return (
    <a
      href={writePlace({ screen: 'resources' })}
      className="mx-2 mt-2 -mb-2 inline-flex h-7 items-center gap-1 rounded-sm px-2 text-muted hover:bg-hover hover:text-ink"
    >
      <ArrowLeft size={14} aria-hidden="true" />
      Resources
    </a>
  );
}

function Where({ resource }: { resource: Resource }): ReactNode {
  const account = useSnapshot(
    ({ identities }) => identities.find(({ id }) => id === resource.identityId)?.caller.account,
  );
  const where = [account, resource.region].filter(Boolean).join(' / ');
  return `${portsInWords(resource.ports)} · ${where}`;
}

function resourceOfLease(
  activity: readonly { readonly leaseId?: string; readonly resourceId?: string }[],
  id: string,
): string | undefined {
  return activity.find(({ leaseId }) => leaseId === id)?.resourceId;
}
