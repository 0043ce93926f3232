import clsx from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FirstStep } from '../../format/first-steps.ts';
import { writePlace } from '../../state/navigation.ts';

const STEPS: readonly { readonly kind: FirstStep['kind']; readonly name: string }[] = [
  { kind: 'begin', name: 'Begin' },
  { kind: 'pick', name: 'Pick a door' },
  { kind: 'try', name: 'Try it' },
];

/** The three steps and which it is; those behind lead back. */
export function StepMarks({ now }: { now: FirstStep['kind'] }): ReactNode {
  const current = STEPS.findIndex(({ kind }) => kind === now);
  return (
    <ol aria-label="First steps" className="-ml-1.5 flex flex-wrap items-center gap-x-1 gap-y-1">
      {STEPS.map(({ kind, name }, index) => (
        <li
          key={kind}
          aria-current={index === current ? 'step' : undefined}
          className={clsx(
            'flex h-8 items-center gap-1.5 px-1.5',
            index === current ? 'font-medium text-ink' : 'text-muted',
          )}
        >
          {index < current ? (
            <a
              href={writePlace({ screen: 'welcome', at: kind })}
              className="flex h-8 items-center gap-1.5 rounded-sm hover:text-ink hover:underline"
            >
              <Number number={index + 1} state="done" />
              <span className="max-[480px]:sr-only">{name}</span>
            </a>
          ) : (
            <>
              <Number number={index + 1} state={index === current ? 'now' : 'ahead'} />
              <span className={index === current ? '' : 'max-[480px]:sr-only'}>{name}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

type MarkState = 'done' | 'now' | 'ahead';

function Number({ number, state }: { number: number; state: MarkState }): ReactNode {
  return (
    <span
      className={clsx(
        'inline-flex size-5 shrink-0 items-center justify-center rounded-full border text-small',
        state === 'now' && 'border-ink bg-ink text-on-ink',
        state === 'done' && 'border-open text-open',
        state === 'ahead' && 'border-edge',
      )}
    >
      {state === 'done' ? (
        <>
          <Check size={12} aria-hidden="true" />
          <span className="sr-only">Done:</span>
        </>
      ) : (
        number
      )}
    </span>
  );
}
