import { X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { PortRange } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Field, FieldGroup } from '../../components/field.tsx';
import { isPreset, PortPresets } from '../../components/port-presets.tsx';
import { Select } from '../../components/select.tsx';
import { readPorts, togglePorts } from '../../format/ports-draft.ts';
import type { Protocol } from '../../format/ports-draft.ts';
import { withPorts } from './resource-values.ts';
import type { ResourceValues } from './resource-values.ts';

type Custom = ResourceValues['custom'];

interface Props {
  readonly ports: readonly PortRange[];
  readonly custom: Custom;
  readonly error: string | undefined;
  readonly inWords: (problem: Problem) => string;
  readonly onPorts: (ports: readonly PortRange[]) => void;
  readonly onCustom: (custom: Custom) => void;
}

/** Ports people know by name as switches, and any others typed. */
export function PortsField(props: Props): ReactNode {
  const { ports, onPorts } = props;
  const others = ports.filter((range) => !isPreset(range));
  return (
    <FieldGroup label="Ports">
      <div className="flex flex-wrap gap-1.5">
        <PortPresets ports={ports} onPorts={onPorts} />
        {others.map((range) => (
          <Chip
            key={portsInWords([range])}
            words={portsInWords([range])}
            onRemove={() => {
              onPorts(togglePorts(ports, range));
            }}
          />
        ))}
      </div>
      <CustomPorts {...props} />
    </FieldGroup>
  );
}

function Chip({ words, onRemove }: { words: string; onRemove: () => void }): ReactNode {
  return (
    <span className="inline-flex h-7 items-center rounded-full border border-open bg-open-soft pl-2.5 font-medium">
      {words}
      <button
        type="button"
        aria-label={`Remove ${words}`}
        onClick={onRemove}
        className="inline-flex size-6.5 items-center justify-center rounded-full text-muted hover:text-ink"
      >
        <X size={14} aria-hidden="true" />
      </button>
    </span>
  );
}

const PROTOCOLS: readonly { readonly value: Protocol; readonly label: string }[] = [
  { value: 'tcp', label: 'TCP' },
  { value: 'udp', label: 'UDP' },
  { value: 'icmp', label: 'ICMP' },
];

function CustomPorts(props: Props): ReactNode {
  const { ports, custom, error, inWords, onPorts, onCustom } = props;
  const [problem, setProblem] = useState<Problem>();
  const icmp = custom.protocol === 'icmp';
  const change = (next: Custom): void => {
    setProblem(undefined);
    onCustom(next);
  };
  const add = (): void => {
    const read = readPorts(custom.text, custom.protocol);
    if (!read.ok) {
      setProblem(read.error);
      return;
    }
    onPorts(withPorts(ports, read.value));
    change({ text: '', protocol: custom.protocol });
  };
  return (
    <Field label="Custom ports" error={problem ? inWords(problem) : error}>
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            value={icmp ? '' : custom.text}
            disabled={icmp}
            spellCheck={false}
            autoComplete="off"
            placeholder={icmp ? 'all of ICMP' : '8000-8100'}
            onChange={(event) => {
              change({ ...custom, text: event.target.value });
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
            className="field-look w-40 min-w-16 shrink"
          />
          <Select
            aria-label="Protocol"
            value={custom.protocol}
            onChange={(event) => {
              change({ ...custom, protocol: event.target.value as Protocol });
            }}
            className="w-24"
          >
            {PROTOCOLS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Button onClick={add} aria-label="Add ports">
            Add
          </Button>
        </div>
      )}
    </Field>
  );
}
