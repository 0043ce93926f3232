import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { parseProxy } from '../../../src-main/kernel/ways-out.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useSettings } from '../../state/use-settings.ts';
import { refusalInWords, SettingRow } from './setting-row.tsx';

const OPTIONS = [
  { value: 'system', label: 'System', effect: 'As your desktop says.' },
  { value: 'none', label: 'None', effect: 'Straight to AWS and the address sources.' },
  { value: 'manual', label: 'Manual', effect: 'Through the proxy below.' },
] as const satisfies readonly { value: Settings['proxy']; label: string; effect: string }[];

/** What the search finds the proxy by. */
export const PROXY_WORDS = `Proxy ${OPTIONS.map(({ label, effect }) => `${label} ${effect}`).join(' ')}`;

/** How hosts are reached. A proxy of one's own counts once it is typed in full. */
export function ProxySetting(): ReactNode {
  const { settings, problem, change } = useSettings();
  const effectId = useId();
  /** Chosen, but without an address yet: the setting stays as it is. */
  const [typing, setTyping] = useState(false);
  const value = typing ? 'manual' : settings.proxy;
  return (
    <>
      <SettingRow
        label={<p className="font-medium">Proxy</p>}
        effect={OPTIONS.find((option) => option.value === value)?.effect ?? ''}
        effectId={effectId}
        error={value === 'manual' ? undefined : refusalInWords(problem)}
      >
        <Segmented
          label="Proxy"
          value={value}
          options={OPTIONS}
          describedBy={effectId}
          onChange={(next) => {
            const usable = next !== 'manual' || parseProxy(settings.proxyUrl).ok;
            setTyping(!usable);
            if (usable) void change({ proxy: next });
          }}
        />
      </SettingRow>
      {value === 'manual' && (
        <ProxyAddress
          kept={settings.proxy === 'manual' ? settings.proxyUrl : ''}
          refusal={refusalInWords(problem)}
          onKeep={async (proxyUrl) => {
            if (await change({ proxy: 'manual', proxyUrl })) setTyping(false);
          }}
        />
      )}
    </>
  );
}

interface AddressProps {
  /** Empty until the first one is. */
  readonly kept: string;
  readonly refusal: string | undefined;
  readonly onKeep: (url: string) => Promise<void>;
}

function ProxyAddress({ kept, refusal, onKeep }: AddressProps): ReactNode {
  const [text, setText] = useState(kept);
  const [fault, setFault] = useState<string>();
  const url = text.trim();
  return (
    <form
      noValidate
      className="px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        const proxy = parseProxy(url);
        setFault(proxy.ok ? undefined : refusalInWords(proxy.error));
        if (proxy.ok) void onKeep(url);
      }}
    >
      <Field
        label="Address of the proxy"
        hint={kept === '' ? 'Used as soon as it is kept.' : undefined}
        error={fault ?? refusal}
      >
        {(control) => (
          <span className="flex flex-wrap gap-2">
            <input
              {...control}
              type="url"
              value={text}
              spellCheck={false}
              autoComplete="off"
              placeholder="http://proxy.example.com:8080"
              onChange={(event) => {
                setText(event.target.value);
                setFault(undefined);
              }}
              className="field-look min-w-0 flex-1 basis-40"
            />
            <Button type="submit" disabled={url === '' || url === kept}>
              Keep
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
