import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Family } from '../../../src-main/kernel/cidr.ts';
import type { AddressSourceSetting } from '../../../src-main/settings/settings.ts';
import { Button } from '../../components/button.tsx';
import { FieldError } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { FAMILY_NAMES, sourcesNote } from '../../format/address-in-words.ts';
import { sourceShortfalls } from '../../format/source-draft.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useSettings } from '../../state/use-settings.ts';
import { AddSource } from './add-source.tsx';
import { refusalInWords } from './setting-row.tsx';

/** Who is asked for my address: the built-in services, or the person's own. */
export function AddressSources(): ReactNode {
  const { settings, problem, change } = useSettings();
  const own = settings.addressSources;
  const refusal = refusalInWords(problem);
  return (
    <>
      <div className="flex flex-col gap-3 px-4 py-3">
        <div>
          <h3 className="font-medium">Address sources</h3>
          <p className="text-muted">
            Services that say which address they see; two operators must agree.{' '}
            {own.length === 0
              ? 'The built-in ones are asked; your own replace them.'
              : 'Yours are asked; without any, the built-in ones are.'}
          </p>
        </div>
        {own.length === 0 ? (
          <SourcesInUse />
        ) : (
          <OwnSources
            own={own}
            onRemove={(source) => {
              void change({ addressSources: own.filter((other) => other !== source) });
            }}
          />
        )}
        <Shortfalls />
        {refusal !== undefined && <FieldError>{refusal}</FieldError>}
      </div>
      <AddSource own={own} onAdd={(source) => change({ addressSources: [...own, source] })} />
    </>
  );
}

function SourcesInUse(): ReactNode {
  const { sources, sourcesFrom } = useSnapshot(({ address }) => address);
  const note = sourcesNote(sourcesFrom);
  return (
    <>
      {note !== undefined && <Notice>{note}</Notice>}
      <ul aria-label="Sources in use" className="flex flex-col gap-1">
        {sources.map(({ family, url, operator }) => (
          <SourceLine key={`${family} ${url}`} family={family} url={url} operator={operator} />
        ))}
      </ul>
    </>
  );
}

function OwnSources({
  own,
  onRemove,
}: {
  own: readonly AddressSourceSetting[];
  onRemove: (source: AddressSourceSetting) => void;
}): ReactNode {
  return (
    <ul aria-label="Your own sources" className="flex flex-col gap-1">
      {own.map((source) => (
        <SourceLine key={`${source.family} ${source.url}`} {...source}>
          <Button
            kind="quiet"
            icon
            aria-label={`Remove ${source.url} for ${FAMILY_NAMES[source.family]}`}
            title="Remove"
            className="!h-6 !w-6 text-muted"
            onClick={() => {
              onRemove(source);
            }}
          >
            <X size={14} aria-hidden="true" />
          </Button>
        </SourceLine>
      ))}
    </ul>
  );
}

interface LineProps {
  readonly family: Family;
  readonly url: string;
  readonly operator?: string;
  readonly children?: ReactNode;
}

function SourceLine({ family, url, operator, children }: LineProps): ReactNode {
  // In the sandbox and in the environment every address is an operator of its own.
  const named = operator !== undefined && !operator.includes('/');
  return (
    <li className="flex min-h-6 items-center gap-3">
      <span className="w-8 shrink-0 text-muted">{FAMILY_NAMES[family]}</span>
      <span className="min-w-0 flex-1 wrap-anywhere select-text">{url}</span>
      {named && <span className="shrink-0 text-muted">{operator}</span>}
      {children}
    </li>
  );
}

/** Only where the own sources are the ones in use is it known who runs them. */
function Shortfalls(): ReactNode {
  const { sources, sourcesFrom } = useSnapshot(({ address }) => address);
  const own = useSnapshot(({ settings }) => settings.addressSources.length > 0);
  if (!own) return null;
  if (sourcesFrom !== 'settings') {
    const note = sourcesNote(sourcesFrom);
    return note === undefined ? null : <Notice>Yours are not asked now. {note}</Notice>;
  }
  const missing = sourceShortfalls(sources);
  if (missing.length === 0) return null;
  return (
    <Notice tone="soon" title="Too few sources">
      {missing.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
