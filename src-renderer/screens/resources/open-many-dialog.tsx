import { useState } from 'react';
import type { ReactNode } from 'react';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { clockTime } from '../../../src-main/kernel/time-in-words.ts';
import type { DurationChoice } from '../../../src-main/leases/plan.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import type { FieldControl } from '../../components/field.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { Select } from '../../components/select.tsx';
import { usualTimes } from '../../format/bulk-in-words.ts';
import { minutesInWords, OFFERED_MINUTES } from '../../format/durations.ts';
import {
  alreadyOpenInWords,
  codesInWords,
  preflight,
  preflightInWords,
} from '../../format/preflight.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useNow } from '../../state/now.ts';
import { useCommand } from '../../state/use-command.ts';

interface Props {
  readonly resources: readonly Resource[];
  readonly onOpened: () => void;
  readonly onClose: () => void;
}

/** Says what opening these means before it begins, and asks for how long. */
export function OpenManyDialog({ resources, onOpened, onClose }: Props): ReactNode {
  const now = useNow(60_000);
  const leases = useSnapshot((snapshot) => snapshot.leases);
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const [choice, setChoice] = useState('usual');
  const openMany = useCommand('lease.openMany');
  const flight = preflight(resources, leases, identities, now);
  const count = String(flight.toOpen.length);
  const codes = codesInWords(flight);
  const already = alreadyOpenInWords(flight);
  const open = async (): Promise<void> => {
    const resourceIds = flight.toOpen.map(({ id }) => id);
    const answer = await openMany.run({ resourceIds, duration: durationOf(choice) });
    if (!answer.ok) return;
    onClose();
    onOpened();
  };
  return (
    <Dialog
      open
      title={`Open ${count} ${count === '1' ? 'resource' : 'resources'}?`}
      description={preflightInWords(flight)}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!openMany.pending && flight.toOpen.length > 0) void open();
        }}
      >
        {already !== undefined && <p>{already}</p>}
        {codes !== undefined && <Notice tone="soon">{codes}</Notice>}
        <Field label="For how long" hint={hint(choice, flight.toOpen, now)}>
          {(control: FieldControl) => (
            <Select
              {...control}
              value={choice}
              onChange={(event) => {
                setChoice(event.target.value);
              }}
            >
              <option value="usual">The usual time of each</option>
              {OFFERED_MINUTES.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutesInWords(minutes)}
                </option>
              ))}
              <option value="while-working">While I work</option>
            </Select>
          )}
        </Field>
        {openMany.problem && (
          <ProblemNotice words={problemInWords(openMany.problem, 'nothing-opened')} />
        )}
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            type="submit"
            pending={openMany.pending}
            disabled={flight.toOpen.length === 0}
          >
            Open {count}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

function durationOf(choice: string): DurationChoice {
  if (choice === 'usual' || choice === 'while-working') return { kind: choice };
  return { kind: 'minutes', minutes: Number(choice) };
}

function hint(choice: string, resources: readonly Resource[], now: Instant): string {
  if (choice === 'usual') return `Each opens for its usual time: ${usualTimes(resources)}.`;
  if (choice === 'while-working') return 'They stay open while you work, and close when you leave.';
  return `All close at ${clockTime(now + Number(choice) * MINUTE_MS, now)}.`;
}
