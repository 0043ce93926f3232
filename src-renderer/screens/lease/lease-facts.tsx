import type { ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { clockTime } from '../../../src-main/kernel/time-in-words.ts';
import type { Grant, Lease } from '../../../src-main/leases/lease.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { plainAddress } from '../../format/address-in-words.ts';
import { planInWords } from '../../format/lease-in-words.ts';
import { copyText } from '../../state/copy.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useNow } from '../../state/now.ts';

/** What stands in AWS for this lease, to be compared and copied. */
export function LeaseFacts({ lease }: { lease: Lease }): ReactNode {
  const now = useNow(60_000);
  const { resource, state } = lease;
  const planned = state.kind === 'opening' || state.kind === 'open' || state.kind === 'renewing';
  const requestId = useSnapshot(
    ({ activity }) =>
      activity.find((entry) => entry.leaseId === lease.id && entry.deed === 'opened')?.requestId,
  );
  return (
    <Facts>
      {lease.sources.length > 0 && (
        <Fact name={lease.sources.length === 1 ? 'Address' : 'Addresses'}>
          {lease.sources.map((source) => (
            <Copyable key={source} what="address" text={plainAddress(source)} />
          ))}
        </Fact>
      )}
      {planned && <Fact name="Plan">{planInWords(lease, now)}</Fact>}
      <Fact name={state.kind === 'failed' ? 'Tried' : 'Opened'}>
        {clockTime(lease.openedAt, now)}
      </Fact>
      <Fact name="Group">
        {resource.groupName !== undefined && <span className="py-0.5">{resource.groupName}</span>}
        <Copyable mono what="group id" text={resource.groupId} />
      </Fact>
      <Fact name="Region">{resource.region}</Fact>
      {lease.grants.length > 0 && (
        <Fact name={lease.grants.length === 1 ? 'Rule' : 'Rules'}>
          {lease.grants.map((grant) => (
            <RuleFact key={grant.ruleId} grant={grant} />
          ))}
        </Fact>
      )}
      {lease.unguarded && planned && <WhyUnguarded problem={lease.unguarded} />}
      {requestId !== undefined && (
        <Fact name="Request id">
          <Copyable mono what="request id" text={requestId} />
        </Fact>
      )}
    </Facts>
  );
}

/** What keeps AWS from closing it by itself, and what to do about that. */
function WhyUnguarded({ problem }: { problem: Problem }): ReactNode {
  const { cause, todo } = problemInWords(problem, 'still-open');
  return (
    <Fact name="Not guarded">
      <span>
        {cause} {todo}
      </span>
    </Fact>
  );
}

/** While a lease moves, a rule may still carry the address from before. */
function RuleFact({ grant }: { grant: Grant }): ReactNode {
  return (
    <span className="not-first:mt-1">
      <Copyable mono what="rule id" text={grant.ruleId} />
      <span className="block text-small text-muted">
        {portsInWords([grant.ports])} for {plainAddress(grant.source)}
      </span>
    </span>
  );
}

interface CopyableProps {
  readonly what: string;
  readonly text: string;
  readonly mono?: boolean;
}

function Copyable({ what, text, mono = false }: CopyableProps): ReactNode {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className={mono ? 'font-mono wrap-anywhere' : 'wrap-anywhere'}>{text}</span>
      <CopyButton what={`${what} ${text}`} onCopy={() => copyText(text)} />
    </span>
  );
}
