import type { ReactNode } from 'react';
import { sealsInWords } from '../../format/seals-in-words.ts';
import { storageInWords } from '../../format/storage-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { PLATFORM } from '../../state/platform.ts';

/** What Drawbridge sends to whom, and what it never does. */
export function ContactedWhy(): ReactNode {
  const operators = useSnapshot(({ address }) => address.sources.map(nameOf).join('\n'));
  const updateHost = useSnapshot(({ updates }) => updates.host);
  const guarded = useSnapshot(({ settings }) =>
    settings.guardedPlaces
      .map(({ region }) => region)
      .sort()
      .join('\n'),
  );
  const looks = useSnapshot(({ settings }) => settings.lookForUpdates);
  const regions = useSnapshot(({ resources, identities }) =>
    [...resources.map(({ region }) => region), ...identities.map(({ homeRegion }) => homeRegion)]
      .sort()
      .join('\n'),
  );
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <div>
        <h3 className="font-medium">No telemetry</h3>
        <p className="text-muted">
          Drawbridge reports nothing to anybody: no statistics, no crash reports.
        </p>
      </div>
      <div>
        <h3 className="font-medium">Who is contacted, and why</h3>
        <ul className="list-disc pl-4 text-muted marker:text-muted">
          <li>
            AWS, to open, look and close: EC2, STS and IAM
            {regions === '' ? '' : ` in ${namesOf(regions)}`}.
          </li>
          {guarded !== '' && (
            <li>AWS, for guaranteed close: EventBridge Scheduler and SQS in {namesOf(guarded)}.</li>
          )}
          <li>
            {operators === '' ? 'Address sources' : namesOf(operators)}, to learn your address. They
            see it, and nothing else.
          </li>
          <li>The proxy, if there is one on the way.</li>
          <li>The hosts of your resources, when you check whether a port answers.</li>
          {updateHost !== undefined && (
            <li>
              {updateHost}, to learn whether there is a newer version
              {looks ? ', once a day at most' : ', only when you ask'}. It is told nothing of you or
              of this installation.
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}

/** Where everything lies. */
export function WhereDataIsKept(): ReactNode {
  const storage = useSnapshot((snapshot) => snapshot.storage);
  const seals = useSnapshot((snapshot) => snapshot.seals);
  const sandbox = useSnapshot(({ realm }) => realm === 'sandbox');
  return (
    <div className="px-4 py-3">
      <h3 className="font-medium">Where your data is kept</h3>
      <p className="text-muted">
        Settings, resources, the list of what happened and the journal of what is open:{' '}
        <span className="whitespace-nowrap text-ink select-text">{FOLDERS[PLATFORM]}</span>,
        readable by you alone.
      </p>
      <p className="text-muted">{sealsInWords(seals, sandbox)}</p>
      <p className="text-muted">{storageInWords(storage).title}</p>
    </div>
  );
}

const FOLDERS = {
  linux: '~/.config/Drawbridge',
  macos: '~/Library/Application Support/Drawbridge',
  windows: '%APPDATA%\\Drawbridge',
} as const;

/** In the sandbox and in the environment an address is its own operator. */
function nameOf({ operator, url }: { operator: string; url: string }): string {
  return operator.includes('/') ? (URL.canParse(url) ? new URL(url).host : url) : operator;
}

/** Each once: "eu-west-1 and us-east-1". */
function namesOf(lines: string): string {
  return new Intl.ListFormat('en-GB').format(new Set(lines.split('\n')));
}
