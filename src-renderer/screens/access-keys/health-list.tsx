import type { ReactNode } from 'react';
import type { AccountHealth } from '../../../src-main/identities/account-health.ts';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ago } from '../../format/durations.ts';
import { copyText } from '../../state/copy.ts';
import { useNow } from '../../state/now.ts';
import { toast } from '../../state/notices.ts';

/** What was found, worst first, each with the one thing to do. */
export function HealthList({ health }: { health: AccountHealth }): ReactNode {
  const { worst, total, users, reportedAt } = health;
  const now = useNow(60_000);
  return (
    <div className="border-t border-line">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
        <p>
          <span className="font-medium">
            {total === 0 ? 'Nothing to do' : `${String(total)} to look at`}
          </span>{' '}
          <span className="text-muted">
            among {counted(users, 'user')}, as AWS reported {ago(reportedAt, now)}.
          </span>
        </p>
        {total > 0 && <CopyCsv csv={health.csv} />}
      </div>
      <ul>
        {worst.map((finding) => (
          <li
            key={`${finding.arn} ${finding.kind} ${keyOf(finding)}`}
            className="grid grid-cols-[8.5rem_1fr] gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 max-[480px]:grid-cols-1"
          >
            <div className="flex flex-wrap content-start items-center gap-2">
              <span className="min-w-0 font-medium wrap-anywhere">
                {finding.kind === 'root-has-key' ? 'Root user' : finding.user}
              </span>
              {'keyNumber' in finding && (
                <Badge tone={finding.kind === 'root-has-key' ? 'bad' : 'plain'}>
                  {keyOf(finding)}
                </Badge>
              )}
            </div>
            <div>
              <p>{finding.what}</p>
              <p className="text-small text-muted">{finding.todo}</p>
            </div>
          </li>
        ))}
      </ul>
      <p className="border-t border-line px-4 py-2.5 text-small text-muted">
        {total > worst.length && `The ${String(total - worst.length)} others are in the CSV. `}
        AWS notes use late, and reports no use of certificates, SSH keys and service passwords: ask
        before you delete.
      </p>
    </div>
  );
}

function keyOf(finding: AccountHealth['worst'][number]): string {
  return 'keyNumber' in finding ? `key ${String(finding.keyNumber)}` : '';
}

function CopyCsv({ csv }: { csv: string }): ReactNode {
  return (
    <Button
      onClick={() => {
        void copyText(csv).then((done) => {
          if (done) toast('Copied the findings as CSV.');
        });
      }}
    >
      Copy as CSV
    </Button>
  );
}
