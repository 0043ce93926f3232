import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import { clockTime } from '../../../src-main/kernel/time-in-words.ts';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Menu } from '../../components/menu.tsx';
import { minutesInWords } from '../../format/durations.ts';

const OFFERED = [30, 240, 480] as const;

interface Props {
  readonly label: string;
  readonly deadline: Instant;
  readonly now: Instant;
  readonly pending: boolean;
  readonly onExtend: (minutes: number) => void;
}

/** Other times to extend by, and when that would be. */
export function ExtendMore({ label, deadline, now, pending, onExtend }: Props): ReactNode {
  const [asking, setAsking] = useState(false);
  const name = 'Extend by another time';
  return (
    <>
      <Menu
        label={name}
        button={{
          icon: true,
          pending,
          'aria-label': name,
          title: name,
          children: <ChevronDown size={14} aria-hidden="true" />,
        }}
        entries={() => [
          ...OFFERED.map((minutes) => ({
            label: minutesInWords(minutes),
            aside: `to ${clockTime(deadline + minutes * MINUTE_MS, now)}`,
            onSelect: () => {
              onExtend(minutes);
            },
          })),
          {
            label: 'Other minutes…',
            apart: true,
            onSelect: () => {
              setAsking(true);
            },
          },
        ]}
      />
      {asking && (
        <MinutesDialog
          {...{ label, deadline, now, onExtend }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

type DialogProps = Omit<Props, 'pending'> & { readonly onClose: () => void };

function MinutesDialog({ label, deadline, now, onExtend, onClose }: DialogProps): ReactNode {
  const [text, setText] = useState('45');
  const minutes = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
  const hint =
    minutes === undefined
      ? 'A whole number of minutes.'
      : `Closes at ${clockTime(deadline + minutes * MINUTE_MS, now)}.`;
  return (
    <Dialog open onClose={onClose} title={`Extend ${label}`}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (minutes === undefined) return;
          onExtend(minutes);
          onClose();
        }}
      >
        <Field label="Minutes" hint={hint}>
          {(control) => (
            <input
              {...control}
              autoFocus
              type="number"
              min={1}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
              }}
              className="field-look w-32"
            />
          )}
        </Field>
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={minutes === undefined}>
            Extend
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
