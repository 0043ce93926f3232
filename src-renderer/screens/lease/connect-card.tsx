import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ConnectCommand } from '../../../src-main/resources/connect.ts';
import type { Connection, Resource } from '../../../src-main/resources/resource.ts';
import { isInstanceId } from '../../../src-main/resources/connection.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Card } from '../../components/screen.tsx';
import { copyText } from '../../state/copy.ts';
import { PLATFORM } from '../../state/platform.ts';
import { ConnectionForm } from './connection-form.tsx';

interface Props {
  readonly resource: Resource;
  readonly commands: readonly ConnectCommand[];
  /** Whether the door is, or may be, open. */
  readonly open: boolean;
}

/** Where the door leads, and the commands that go there: to be copied, never run. */
export function ConnectCard({ resource, commands, open }: Props): ReactNode {
  const [editing, setEditing] = useState<'no' | 'yes' | 'done'>('no');
  const { connection = {} } = resource;
  const missing = connection.host === undefined;
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 className="font-semibold">Connect</h2>
        {!missing && editing !== 'yes' && (
          <Button
            kind="quiet"
            className="-mr-3"
            // Where the focus was is gone with the form.
            autoFocus={editing === 'done'}
            onClick={() => {
              setEditing('yes');
            }}
          >
            Edit host and user
          </Button>
        )}
      </div>
      {missing || editing === 'yes' ? (
        <ConnectionForm
          resourceId={resource.id}
          connection={connection}
          onDone={() => {
            setEditing('done');
          }}
          {...(missing ? {} : { cancellable: true })}
        />
      ) : (
        <Destination connection={connection} />
      )}
      {!missing && <Commands commands={commands} />}
      {commands.length > 0 && (
        <p className="text-small text-muted">
          {!open && !isInstanceId(connection.host ?? '') && 'For when it is open. '}
          To paste into your own terminal: Drawbridge runs no command. {copyKeys()} copies the
          first.
        </p>
      )}
    </Card>
  );
}

function Destination({ connection: { host, user } }: { connection: Connection }): ReactNode {
  return (
    <p className="-mt-2 text-muted wrap-anywhere">
      To <span className="text-ink select-text">{host}</span>
      {user !== undefined && (
        <>
          {' '}
          as <span className="text-ink select-text">{user}</span>
        </>
      )}
    </p>
  );
}

function Commands({ commands }: { commands: readonly ConnectCommand[] }): ReactNode {
  if (commands.length === 0)
    return <p className="text-muted">Drawbridge knows no command for these ports.</p>;
  return (
    <ul className="flex flex-col gap-3">
      {commands.map(({ label, command }) => (
        <li key={label} className="flex flex-col gap-1">
          <span className="text-muted">{label}</span>
          <span className="flex flex-wrap items-start gap-2">
            <code className="min-h-8 min-w-0 grow basis-64 rounded-sm bg-hover px-2.5 py-2 font-mono text-small wrap-anywhere select-text">
              {command}
            </code>
            <CopyButton wordy what={`the ${label} command`} onCopy={() => copyText(command)} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function copyKeys(): string {
  return PLATFORM === 'macos' ? '⌘C' : 'Ctrl+C';
}
