import { useState } from 'react';
import type { ReactNode } from 'react';
import { HOUR_MS, MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { clockTime } from '../../src-main/kernel/time-in-words.ts';
import type { DurationChoice } from '../../src-main/leases/plan.ts';
import { nextTimeOfDay, timeFieldValue } from '../format/durations.ts';
import { Button } from './button.tsx';
import { Actions, Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import type { FieldControl } from './field.tsx';

export type Asked = 'minutes' | 'until';

interface Props {
  readonly asked: Asked;
  readonly label: string;
  readonly now: Instant;
  readonly onOpen: (choice: DurationChoice) => void;
  readonly onClose: () => void;
}

/** Asks for a number of minutes or a time of day, and says when that is. */
export function OpenForDialog({ asked, label, now, onOpen, onClose }: Props): ReactNode {
  const [text, setText] = useState(() =>
    asked === 'minutes' ? '30' : timeFieldValue(now + 2 * HOUR_MS),
  );
  const choice = asked === 'minutes' ? readMinutes(text) : readUntil(text, now);
  const input = (control: FieldControl): ReactNode => (
    <input
      {...control}
      autoFocus
      type={asked === 'minutes' ? 'number' : 'time'}
      min={asked === 'minutes' ? 1 : undefined}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
      }}
      className="field-look w-32"
    />
  );
  return (
    <Dialog open onClose={onClose} title={`Open ${label}`}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!choice) return;
          onOpen(choice);
          onClose();
        }}
      >
        <Field label={asked === 'minutes' ? 'Minutes' : 'Until'} hint={hint(asked, choice, now)}>
          {input}
        </Field>
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={!choice}>
            Open
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

function hint(asked: Asked, choice: DurationChoice | undefined, now: Instant): string {
  if (choice?.kind === 'minutes')
    return `Closes at ${clockTime(now + choice.minutes * MINUTE_MS, now)}.`;
  if (choice?.kind === 'until') return `Closes at ${clockTime(choice.at, now)}.`;
  return asked === 'minutes' ? 'A whole number of minutes.' : 'A time of day, such as 18:30.';
}

function readMinutes(text: string): DurationChoice | undefined {
  return /^[1-9]\d{0,3}$/.test(text) ? { kind: 'minutes', minutes: Number(text) } : undefined;
}

function readUntil(text: string, now: Instant): DurationChoice | undefined {
  const at = nextTimeOfDay(text, now);
  return at === undefined ? undefined : { kind: 'until', at };
}
