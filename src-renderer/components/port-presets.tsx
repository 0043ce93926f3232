import clsx from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { PORT_PRESETS } from '../../src-main/kernel/ports-in-words.ts';
import type { PortRange } from '../../src-main/resources/resource.ts';
import { samePorts, togglePorts } from '../format/ports-draft.ts';
import { Button } from './button.tsx';

const PRESETS = PORT_PRESETS.map(({ name, port }) => ({
  name,
  range: { protocol: 'tcp', from: port, to: port } satisfies PortRange,
}));

interface Props {
  readonly ports: readonly PortRange[];
  readonly onPorts: (ports: readonly PortRange[]) => void;
}

/** Ports people know by name, as switches. */
export function PortPresets({ ports, onPorts }: Props): ReactNode {
  return PRESETS.map(({ name, range }) => (
    <Preset
      key={name}
      name={name}
      port={range.from}
      on={ports.some((other) => samePorts(other, range))}
      onToggle={() => {
        onPorts(togglePorts(ports, range));
      }}
    />
  ));
}

/** Whether a range has a switch of its own. */
export function isPreset(range: PortRange): boolean {
  return PRESETS.some((preset) => samePorts(preset.range, range));
}

interface PresetProps {
  readonly name: string;
  readonly port: number;
  readonly on: boolean;
  readonly onToggle: () => void;
}

function Preset({ name, port, on, onToggle }: PresetProps): ReactNode {
  return (
    <Button
      aria-pressed={on}
      onClick={onToggle}
      className={clsx('!h-7 !rounded-full !px-2.5', on && '!border-open !bg-open-soft')}
    >
      <Check size={14} aria-hidden="true" className={on ? 'text-open' : 'hidden'} />
      {name}
      <span aria-hidden="true" className="font-normal text-muted">
        {port}
      </span>
    </Button>
  );
}
