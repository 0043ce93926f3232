import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { clockTime } from '../../src-main/kernel/time-in-words.ts';
import { minutesInWords } from '../format/durations.ts';
import { Menu } from './menu.tsx';

const OFFERED = [15, 60, 240] as const;

interface Props {
  readonly label: string;
  readonly deadline: Instant;
  readonly now: Instant;
  readonly pending: boolean;
  readonly onExtend: (minutes: number) => void;
}

/** Moves the end out, and says to when before it is chosen. */
export function ExtendButton({ label, deadline, now, pending, onExtend }: Props): ReactNode {
  return (
    <Menu
      label={`Extend ${label}`}
      entries={() =>
        OFFERED.map((minutes) => ({
          label: minutesInWords(minutes),
          aside: `to ${clockTime(deadline + minutes * MINUTE_MS, now)}`,
          onSelect: () => {
            onExtend(minutes);
          },
        }))
      }
      button={{
        pending,
        'aria-label': `Extend ${label}`,
        className: '!pr-2',
        children: (
          <>
            Extend
            <ChevronDown size={14} aria-hidden="true" />
          </>
        ),
      }}
    />
  );
}
