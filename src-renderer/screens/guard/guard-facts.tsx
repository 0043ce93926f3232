import type { ReactNode } from 'react';
import { Fact, Facts } from '../../components/facts.tsx';
import { Card } from '../../components/screen.tsx';

/** What it is, what it costs and what it needs. */
export function GuardFacts(): ReactNode {
  return (
    <section aria-label="What it is" className="flex flex-col gap-3">
      <p>
        A computer that is off, asleep or offline closes nothing. With guaranteed close each open
        rule has a one-time schedule in your own AWS account: EventBridge Scheduler removes the rule
        a minute after its end. Where Drawbridge has closed in time, it takes the schedule away, and
        nothing fires.
      </p>
      <Card className="p-4">
        <Facts>
          <Fact name="Costs">
            <span>
              Nothing, as a rule: Scheduler’s first 14 million invocations and SQS’s first million
              requests a month are free.
            </span>
            <Source>aws.amazon.com/eventbridge/pricing, aws.amazon.com/sqs/pricing</Source>
          </Fact>
          <Fact name="Limits">
            <span>10 million schedules for each account and Region, unless raised.</span>
            <Source>docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html</Source>
          </Fact>
          <Fact name="Needs">
            <span>
              For the account the role drawbridge-reaper, which can remove rules of your groups and
              do nothing else. For each Region a schedule group and a queue, where AWS writes what
              it could not close. For you the permission to make such schedules.
            </span>
          </Fact>
          <Fact name="Does not">
            <span>Cut connections that exist: no way of closing a group does.</span>
          </Fact>
        </Facts>
      </Card>
    </section>
  );
}

function Source({ children }: { children: string }): ReactNode {
  return <span className="text-small text-muted">Source: {children}</span>;
}
