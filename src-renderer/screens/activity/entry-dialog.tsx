import { Copy, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  deedInWords,
  entryAsJson,
  entryTrouble,
  outcomeOf,
  reasonInWords,
} from '../../../src-main/activity/activity-in-words.ts';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import { clockTime } from '../../../src-main/kernel/time-in-words.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { cloudTrailPlace } from '../../format/cloudtrail.ts';
import { momentInWords } from '../../format/days.ts';
import { copyText } from '../../state/copy.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { toast } from '../../state/notices.ts';
import { useNow } from '../../state/now.ts';
import { openLink } from '../../state/open-link.ts';

interface Props {
  readonly entry: ActivityEntry;
  readonly onClose: () => void;
}

/** All that is known of one deed. */
export function EntryDialog({ entry, onClose }: Props): ReactNode {
  const trouble = entryTrouble(entry);
  const failed = outcomeOf(entry) === 'failed';
  return (
    <Dialog open onClose={onClose} title={deedInWords(entry)}>
      {trouble && <ProblemNotice words={trouble} tone={failed ? 'alarm' : 'soon'} />}
      <div className="@container">
        <Facts>
          <Fact name="Time">{momentInWords(entry.at)}</Fact>
          <Fact name="Result">{failed ? 'Failed' : 'Done'}</Fact>
          <Line name="Why" value={entry.reason && reasonInWords(entry.reason)} />
          <Line name="Ports" value={entry.ports} />
          <Line name="Addresses" value={entry.addresses?.join(', ')} />
          {entry.until !== undefined && (
            <Fact name="Until">{clockTime(entry.until, entry.at)}</Fact>
          )}
          <Line name="Region" value={entry.region} />
          <Id name="Group" value={entry.groupId} />
          <Id name="Request id" value={entry.requestId} />
          <Id name="Lease" value={entry.leaseId} />
        </Facts>
      </div>
      <Whereabouts entry={entry} />
    </Dialog>
  );
}

/** The way to CloudTrail, and the entry for whoever wants to have it. */
function Whereabouts({ entry }: { entry: ActivityEntry }): ReactNode {
  const now = useNow(60_000);
  const sandbox = useSnapshot(({ realm }) => realm === 'sandbox');
  const place = cloudTrailPlace(entry, now);
  const shown = sandbox ? undefined : place;
  return (
    <>
      {shown && <p className="text-small text-muted">{shown.hint}</p>}
      {sandbox && place && (
        <p className="text-small text-muted">
          The sandbox is no part of AWS: CloudTrail knows nothing of it.
        </p>
      )}
      <Actions>
        <Button
          onClick={() => {
            void copyText(entryAsJson(entry, 2)).then((copied) => {
              if (copied) toast('Copied.');
            });
          }}
        >
          <Copy size={14} aria-hidden="true" />
          Copy as JSON
        </Button>
        {shown && (
          <Button
            role="link"
            title={shown.url}
            onClick={() => {
              openLink(shown.url);
            }}
          >
            <ExternalLink size={14} aria-hidden="true" />
            Find in CloudTrail
          </Button>
        )}
      </Actions>
    </>
  );
}

function Line({ name, value }: { name: string; value: string | undefined }): ReactNode {
  return value === undefined || value === '' ? null : <Fact name={name}>{value}</Fact>;
}

function Id({ name, value }: { name: string; value: string | undefined }): ReactNode {
  if (value === undefined) return null;
  return (
    <Fact name={name}>
      <span className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 font-mono text-small">{value}</code>
        <CopyButton what={name.toLowerCase()} onCopy={() => copyText(value)} />
      </span>
    </Fact>
  );
}
