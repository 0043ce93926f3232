import type { ReactNode } from 'react';
import { reasonInWords } from '../../../src-main/activity/activity-in-words.ts';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { clockTime, durationInWords } from '../../../src-main/kernel/time-in-words.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { OpenButton } from '../../components/open-button.tsx';
import { Ring } from '../../components/ring.tsx';
import { Card } from '../../components/screen.tsx';
import { listInWords, plainAddress } from '../../format/address-in-words.ts';
import { CLOSED_MEANS } from '../../format/lease-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { useNow } from '../../state/now.ts';
import { useCommand } from '../../state/use-command.ts';
import { CutConnections } from './cut-connections.tsx';

interface Props {
  /** Of the lease that is gone, or of the resource. */
  readonly id: string;
  /** Absent when it was removed meanwhile. */
  readonly resource: Resource | undefined;
}

/** Said only of doors whose closing is not on record: somebody else may keep a rule there. */
const NEVER_OPENED = 'Drawbridge holds nothing open here.';

/** A door that is closed: since when and why, what that means, and the way to open it again. */
export function ClosedLease({ id, resource }: Props): ReactNode {
  const now = useNow(60_000);
  const closed = useSnapshot(({ activity }) =>
    activity.find(
      (entry) => entry.deed === 'closed' && (entry.leaseId === id || entry.resourceId === id),
    ),
  );
  const neverOpened = closed === undefined && resource?.id === id;
  const reason = closed?.reason === undefined ? '' : ` ${reasonInWords(closed.reason)}`;
  return (
    <Card className="flex flex-col gap-4 p-4">
      <div className="flex items-center gap-4">
        <Ring tone="closed" bridge="raised" />
        <div className="min-w-0 flex-1">
          <p className="text-large font-semibold">Closed</p>
          {closed && (
            <p>
              Since {clockTime(closed.at, now)}.{reason}
            </p>
          )}
          <p className="text-muted">{neverOpened ? NEVER_OPENED : CLOSED_MEANS}</p>
        </div>
      </div>
      {!neverOpened && (
        <CutConnections
          ports={closed?.ports ?? (resource ? portsInWords(resource.ports) : 'its ports')}
          addresses={addressesOf(closed)}
        />
      )}
      <div className="flex flex-wrap items-start gap-2">
        {resource && <OpenAgain resource={resource} />}
        <Button
          onClick={() => {
            goTo({ screen: 'resources' });
          }}
        >
          Back to resources
        </Button>
      </div>
    </Card>
  );
}

function addressesOf(closed: ActivityEntry | undefined): string {
  const known = closed?.addresses ?? [];
  return known.length === 0
    ? 'your address'
    : listInWords(known.map((address) => plainAddress(address as Cidr)));
}

/** Where a door that is closed stands. */
export function ResourceFacts({ resource }: { resource: Resource }): ReactNode {
  return (
    <Card className="p-4">
      <Facts>
        <Fact name="Group">
          <span>
            {resource.groupName} <span className="font-mono">{resource.groupId}</span>
          </span>
        </Fact>
        <Fact name="Region">{resource.region}</Fact>
        <Fact name="Usually open for">{durationInWords(resource.usualDuration)}</Fact>
      </Facts>
    </Card>
  );
}

function OpenAgain({ resource }: { resource: Resource }): ReactNode {
  const now = useNow(60_000);
  const open = useCommand('lease.open');
  return (
    <>
      <OpenButton
        kind="primary"
        label={resource.label}
        usual={resource.usualDuration}
        now={now}
        pending={open.pending}
        onOpen={(duration) => {
          void open.run({ resourceId: resource.id, duration });
        }}
      />
      {open.problem && (
        <ProblemNotice
          className="order-last w-full"
          words={problemInWords(open.problem, 'nothing-opened')}
        />
      )}
    </>
  );
}
