import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import type { Door } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { StatusPill } from '../../components/status-pill.tsx';
import { leaseOf, openForMs, statusInWords, troubleOf } from '../../format/lease-in-words.ts';
import type { LeaseTrouble } from '../../format/lease-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { writePlace } from '../../state/navigation.ts';
import { useNow } from '../../state/now.ts';
import { useCommand } from '../../state/use-command.ts';
import { RowActions } from './row-actions.tsx';
import { RowMenu } from './row-menu.tsx';
import { RowTrouble } from './row-trouble.tsx';

/** One door in one line. The line keeps its height and places whatever the door does. */
export const ResourceRow = memo(function ResourceRow({ resource }: { resource: Resource }) {
  const lease = useSnapshot(({ leases }) => leaseOf(leases, resource.id));
  const open = useCommand('lease.open');
  const close = useCommand('lease.close');
  const extend = useCommand('lease.extend');
  const [unfolded, setUnfolded] = useState<boolean>();
  const own = lease && troubleOf(lease);
  const clicked =
    asTrouble(open.problem, 'nothing-opened') ??
    asTrouble(close.problem, 'still-open') ??
    asTrouble(extend.problem, 'nothing-changed');
  const trouble = own ?? clicked;
  // To a door that stands open as it says, “why?” is no question.
  const question = own && lease.state.kind === 'open' ? 'Note' : 'Why?';
  const shown = trouble !== undefined && (unfolded ?? clicked !== undefined);
  return (
    <li className="border-t border-line [contain-intrinsic-size:auto_2.75rem] [content-visibility:auto] first:border-t-0">
      <div className="grid min-h-11 grid-cols-1 items-center gap-x-3 px-3 py-1 @max-[40rem]:py-2 @min-[40rem]:grid-cols-[minmax(0,17rem)_minmax(0,1fr)_auto]">
        <span className="row-start-2 flex min-w-0 items-center gap-1 py-1.5 @min-[40rem]:row-start-1 @min-[40rem]:py-0">
          <RowStatus lease={lease} />
          {trouble && (
            <Button
              kind="quiet"
              aria-expanded={shown}
              aria-label={`${question} ${resource.label}`}
              className="!h-6 !px-1.5 text-muted underline underline-offset-2"
              onClick={() => {
                setUnfolded(!shown);
              }}
            >
              {question}
            </Button>
          )}
        </span>
        <RowName resource={resource} />
        <span className="flex items-center gap-1 @min-[40rem]:col-start-3 @min-[40rem]:w-52 @min-[40rem]:justify-end @max-[40rem]:*:last:ml-auto">
          <RowActions resource={resource} lease={lease} commands={{ open, close, extend }} />
          <RowMenu resource={resource} />
        </span>
      </div>
      {shown && (
        <RowTrouble
          trouble={trouble}
          lease={lease}
          onDismiss={() => {
            setUnfolded(undefined);
            open.clear();
            close.clear();
            extend.clear();
          }}
          onTryAgain={() => {
            void open.run({ resourceId: resource.id, duration: { kind: 'usual' } });
          }}
        />
      )}
    </li>
  );
});

function asTrouble(problem: Problem | undefined, door: Door): LeaseTrouble | undefined {
  return problem && { problem, door };
}

function RowStatus({ lease }: { lease: Lease | undefined }): ReactNode {
  // Seconds matter only at the very end.
  const coarse = useNow(10_000);
  const left = lease && openForMs(lease, coarse);
  return left !== undefined && left < 90_000 ? (
    <FineStatus lease={lease} />
  ) : (
    <Pill lease={lease} now={coarse} />
  );
}

function FineStatus({ lease }: { lease: Lease | undefined }): ReactNode {
  return <Pill lease={lease} now={useNow(1_000)} />;
}

function Pill({ lease, now }: { lease: Lease | undefined; now: number }): ReactNode {
  const { tone, words, left } = statusInWords(lease, now);
  return <StatusPill tone={tone} words={words} aside={left} />;
}

function RowName({ resource }: { resource: Resource }): ReactNode {
  // With one account its number tells nothing apart.
  const account = useSnapshot(({ identities }) => {
    const accounts = new Set(identities.map(({ caller }) => caller.account));
    const own = identities.find(({ id }) => id === resource.identityId)?.caller.account;
    return accounts.size > 1 ? own : undefined;
  });
  const ports = portsInWords(resource.ports);
  const where = [account, resource.region].filter(Boolean).join(' / ');
  return (
    <span className="row-start-1 min-w-0 @min-[40rem]:col-start-2">
      <a
        href={writePlace({ screen: 'lease', id: resource.id })}
        title={resource.label}
        className="-my-0.5 block truncate py-0.5 font-medium hover:underline"
      >
        {resource.label}
      </a>
      <span className="block truncate text-small text-muted" title={`${ports} · ${where}`}>
        {ports} · {where}
      </span>
    </span>
  );
}
