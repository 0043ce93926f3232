import { useId } from 'react';
import type { ReactNode } from 'react';
import type { TighterShape } from '../../../src-main/policy/tighter.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/screen.tsx';
import { say } from '../../state/notices.ts';
import type { PolicyDraft } from './draft.ts';
import { change, useDraft } from './use-draft.ts';

interface Props {
  readonly thief: readonly string[];
  readonly tighter: readonly TighterShape[];
}

/** What the documents cannot prevent, and which choice would. */
export function ThiefPanel({ thief, tighter }: Props): ReactNode {
  const id = useId();
  const draft = useDraft();
  return (
    <Card>
      <section aria-labelledby={`${id}-thief`} className="px-3 py-2.5">
        <h2 id={`${id}-thief`} className="font-semibold">
          What a thief could still do
        </h2>
        <ul className="mt-1 list-disc pl-5">
          {thief.map((sentence) => (
            <li key={sentence} className="py-0.5">
              {sentence}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby={`${id}-tighter`} className="border-t border-line px-3 py-2.5">
        <h2 id={`${id}-tighter`} className="font-semibold">
          What would leave less
        </h2>
        <ul className="mt-1 flex flex-col gap-1">
          {tighter.map((shape) => (
            <li key={shape.id} className="flex items-start justify-between gap-3 py-0.5">
              <span className="min-w-0">{shape.says}</span>
              <Choose shape={shape} draft={draft} />
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}

function Choose({ shape, draft }: { shape: TighterShape; draft: PolicyDraft }): ReactNode {
  const part = choiceFor(shape.id, draft);
  if (!part) return null;
  return (
    <Button
      aria-label={`Choose: ${shape.says}`}
      onClick={() => {
        change(part);
        say('Chosen. The documents have changed.');
      }}
    >
      Choose
    </Button>
  );
}

/** The change of the choices that a tighter shape is; some are made in AWS alone. */
function choiceFor(
  shape: TighterShape['id'],
  { role }: PolicyDraft,
): Partial<PolicyDraft> | undefined {
  switch (shape) {
    case 'role':
      return { asRole: true };
    case 'mfa':
      return { asRole: true, role: { ...role, mfa: true } };
    case 'slot':
      return { shape: 'slot' };
    case 'addresses':
      return { from: 'current' };
    case 'no-rotation':
      return { keys: 'see' };
    case 'prefix-list':
    case 'gate-group':
      return undefined;
  }
}
