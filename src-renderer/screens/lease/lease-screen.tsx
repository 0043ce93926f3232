import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Card, Screen } from '../../components/screen.tsx';
import { leaseOf } from '../../format/lease-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { writePlace } from '../../state/navigation.ts';
import { ClosedLease, ResourceFacts } from './closed-lease.tsx';
import { ConnectCard } from './connect-card.tsx';
import { LeaseActions } from './lease-actions.tsx';
import { LeaseFacts } from './lease-facts.tsx';
import { LeaseStatus } from './lease-status.tsx';
import { LeaseTrouble } from './lease-trouble.tsx';
import { PortCheck } from './port-check.tsx';
import { useConnectCommands, useCopyKey } from './use-connect.ts';

/** One door: whether it is open, until when, for whom, and what can be done. */
export function LeaseScreen({ id }: { id: string }): ReactNode {
  // A notification knows the lease, the list knows the resource; a lease that is over is found in
  // the activity.
  const resourceId = useSnapshot(
    ({ leases, activity }) =>
      leases.find((lease) => lease.id === id)?.resource.id ??
      activity.find(({ leaseId }) => leaseId === id)?.resourceId ??
      id,
  );
  const lease = useSnapshot(
    ({ leases }) => leases.find((one) => one.id === id) ?? leaseOf(leases, resourceId),
  );
  const stored = useSnapshot(({ resources }) => resources.find((one) => one.id === resourceId));
  const resource = lease?.resource ?? stored;
  const commands = useConnectCommands(stored);
  useCopyKey(commands[0]);
  return (
    <Screen
      narrow
      title={resource?.label ?? 'Resource'}
      before={<BackLink />}
      lead={resource && <Where resource={resource} />}
    >
      <div className="flex flex-col gap-3">
        {lease ? (
          <LeaseNow lease={lease} host={stored?.connection?.host} />
        ) : (
          <ClosedLease id={id} resource={stored} />
        )}
        {stored && (
          <ConnectCard
            resource={stored}
            commands={commands}
            open={lease !== undefined && mayBeOpen(lease)}
          />
        )}
        {lease ? (
          <Card className="p-4">
            <LeaseFacts lease={lease} />
          </Card>
        ) : (
          stored && <ResourceFacts resource={stored} />
        )}
      </div>
    </Screen>
  );
}

/** How it stands, what can be done, and whether anybody answers behind it. */
function LeaseNow({ lease, host }: { lease: Lease; host: string | undefined }): ReactNode {
  const { kind } = lease.state;
  const open = kind === 'open' || kind === 'renewing';
  return (
    <>
      <Card className="flex flex-col gap-4 p-4">
        <LeaseStatus lease={lease} />
        <LeaseActions lease={lease} />
        {open && host !== undefined && (
          <PortCheck key={`${lease.id} ${host}`} resourceId={lease.resource.id} host={host} />
        )}
      </Card>
      <LeaseTrouble lease={lease} />
    </>
  );
}

/** Always the same way back, whatever led here. */
function BackLink(): ReactNode {
  return (
    <a
      href={writePlace({ screen: 'resources' })}
      className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-sm pr-2 pl-1 text-muted hover:text-ink"
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
