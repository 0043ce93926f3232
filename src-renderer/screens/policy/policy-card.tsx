import type { ReactNode } from 'react';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Card } from '../../components/screen.tsx';
import { permissionsInWords, policySize } from '../../format/permissions-in-words.ts';
import { copyText } from '../../state/copy.ts';

interface Props {
  readonly json: string;
  readonly identity: IdentityView | undefined;
}

/** One identity's document, and what each permission in it is for. */
export function PolicyCard({ json, identity }: Props): ReactNode {
  const name = identity?.maskedKeyId ?? 'this identity';
  return (
    <li>
      <Card>
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2 px-4 py-3">
          <div className="min-w-0">
            <h2 className="font-mono font-semibold">{name}</h2>
            {identity && (
              <p className="text-muted wrap-anywhere select-text">{identity.caller.arn}</p>
            )}
          </div>
          <CopyButton wordy what={`policy for ${name}`} onCopy={() => copyText(json)} />
        </div>
        <pre
          // Scrolled by keyboard too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="region"
          aria-label={`Policy for ${name}`}
          className="max-h-80 overflow-auto border-y border-line bg-page px-4 py-3 font-mono text-small wrap-anywhere whitespace-pre-wrap select-text"
        >
          {json}
        </pre>
        <p className="px-4 pt-2 text-small text-muted">{policySize(json)}</p>
        <dl className="px-4 pt-2 pb-3">
          {permissionsInWords(json).map(({ action, purpose }) => (
            <div key={action} className="py-1.5">
              <dt className="font-mono text-small wrap-anywhere">{action}</dt>
              <dd className="text-muted">{purpose}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </li>
  );
}
