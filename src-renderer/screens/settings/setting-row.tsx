import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { FieldError } from '../../components/field.tsx';
import { Card } from '../../components/screen.tsx';

/** Settings that belong together, in one box; `#settings/<id>` leads here. */
export function GroupCard({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ReactNode;
}): ReactNode {
  return (
    <section aria-labelledby={groupHeading(id)}>
      <h2
        id={groupHeading(id)}
        tabIndex={-1}
        className="w-fit pb-1.5 text-small font-medium text-muted"
      >
        {title}
      </h2>
      <Card className="divide-y divide-line">{children}</Card>
    </section>
  );
}

/** The id of the heading of a group. */
export function groupHeading(id: string): string {
  return `settings-${id}`;
}

interface RowProps {
  readonly label: ReactNode;
  readonly effect: string;
  /** Names the effect for the control's `aria-describedby`. */
  readonly effectId: string;
  readonly error?: string | undefined;
  readonly errorId?: string;
  readonly children: ReactNode;
}

/** Name and effect at the left, the control at the right; under each other where it is narrow. */
export function SettingRow(props: RowProps): ReactNode {
  return (
    <div className="flex flex-col gap-x-6 gap-y-2 px-4 py-3 @min-[30rem]:flex-row @min-[30rem]:items-center @min-[30rem]:justify-between">
      <div className="min-w-0">
        {props.label}
        <p id={props.effectId} className="text-muted">
          {props.effect}
        </p>
        {props.error !== undefined && (
          <FieldError {...(props.errorId === undefined ? {} : { id: props.errorId })}>
            {props.error}
          </FieldError>
        )}
      </div>
      <div className="shrink-0">{props.children}</div>
    </div>
  );
}

/** Why a setting was not kept. */
export function refusalInWords(problem: Problem | undefined): string | undefined {
  if (!problem) return undefined;
  const { text, todo } = problemInWords(problem, 'nothing-changed');
  return `${text} ${todo}`;
}
