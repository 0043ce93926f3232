import clsx from 'clsx';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { clockTime } from '../../src-main/kernel/time-in-words.ts';
import type { DurationChoice } from '../../src-main/leases/plan.ts';
import type { Duration } from '../../src-main/resources/resource.ts';
import { minutesInWords, OFFERED_MINUTES, shortDuration } from '../format/durations.ts';
import { Button } from './button.tsx';
import type { ButtonKind } from './button.tsx';
import { Menu } from './menu.tsx';
import type { MenuEntry } from './menu-list.tsx';
import { OpenForDialog } from './open-for-dialog.tsx';
import type { Asked } from './open-for-dialog.tsx';

interface Props {
  /** What is opened, for the buttons' names. */
  readonly label: string;
  readonly usual: Duration;
  readonly now: Instant;
  readonly pending: boolean;
  readonly kind?: ButtonKind;
  /** Without an element around the two buttons: for a line whose parts stand 4 px apart. */
  readonly inLine?: boolean;
  readonly onOpen: (choice: DurationChoice) => void;
}

/** Opens for the usual time at once, or for any other from the menu beside it. */
export function OpenButton(props: Props): ReactNode {
  const { label, usual, now, pending, kind = 'plain', inLine = false, onOpen } = props;
  const [asked, setAsked] = useState<Asked>();
  const buttons = (
    <>
      <Button
        kind={kind}
        pending={pending}
        aria-label={`Open ${label} ${usualInWords(usual)}`}
        title={`Open ${usualInWords(usual)}`}
        className="rounded-r-none border-r-0"
        onClick={() => {
          onOpen({ kind: 'usual' });
        }}
      >
        Open
      </Button>
      <Menu
        label={`Open ${label} for another time`}
        entries={() => entries(usual, now, onOpen, setAsked)}
        button={{
          kind,
          icon: true,
          pending,
          'aria-label': `Open ${label} for another time`,
          className: clsx(
            '!w-7 rounded-l-none down-after',
            inLine && '-ml-1',
            kind === 'primary' && 'border-l-on-ink/40!',
          ),
        }}
      />
      {asked && (
        <OpenForDialog
          asked={asked}
          label={label}
          now={now}
          onOpen={onOpen}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
  return inLine ? buttons : <span className="inline-flex">{buttons}</span>;
}

function usualInWords(usual: Duration): string {
  return usual.kind === 'minutes' ? `for ${shortDuration(usual)}` : shortDuration(usual);
}

function entries(
  usual: Duration,
  now: Instant,
  onOpen: Props['onOpen'],
  ask: (asked: Asked) => void,
): readonly MenuEntry[] {
  const usualMinutes = usual.kind === 'minutes' ? usual.minutes : undefined;
  const offered: readonly number[] =
    usualMinutes === undefined || OFFERED_MINUTES.some((minutes) => minutes === usualMinutes)
      ? OFFERED_MINUTES
      : [usualMinutes, ...OFFERED_MINUTES];
  return [
    ...offered.map((minutes) => ({
      label: minutesInWords(minutes),
      aside: `until ${clockTime(now + minutes * MINUTE_MS, now)}`,
      onSelect: () => {
        onOpen({ kind: 'minutes', minutes });
      },
    })),
    {
      label: 'Keep open while I work',
      apart: true,
      onSelect: () => {
        onOpen({ kind: 'while-working' });
      },
    },
    {
      label: 'Other minutes…',
      apart: true,
      onSelect: () => {
        ask('minutes');
      },
    },
    {
      label: 'Until a time…',
      onSelect: () => {
        ask('until');
      },
    },
  ];
}
