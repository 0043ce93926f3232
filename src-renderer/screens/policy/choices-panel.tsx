import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import { principalOf } from '../../../src-main/policy/targets.ts';
import { Button } from '../../components/button.tsx';
import { goTo } from '../../state/navigation.ts';
import { CheckRow, ChoiceGroup } from './choice-parts.tsx';
import { DESCRIBED } from './draft.ts';
import { FromChoice } from './from-choice.tsx';
import { KeysChoice, ShapeChoice } from './permission-choices.tsx';
import type { ReadDraft } from './read-draft.ts';
import { RoleChoiceFields } from './role-choice.tsx';
import { change, useDraft } from './use-draft.ts';
import { WhoseChoice } from './whose-choice.tsx';

/** All choices. Where it is narrow they are folded up behind a sentence. */
export function ChoicesPanel({ faults, choices, holders }: ReadDraft): ReactNode {
  // Who describes a user has nothing to read yet.
  const [open, setOpen] = useState(() => useDraft.getState().who === DESCRIBED);
  const id = useId();
  const wrong = Object.keys(faults).length;
  const kinds = holders
    .filter((holder) => choices.identityId === undefined || holder.id === choices.identityId)
    .map((holder) => principalOf(holder)?.kind);
  return (
    <section aria-label="Choices" className="@min-[44rem]:py-1 @min-[44rem]:pr-2 print:hidden">
      <Button
        aria-expanded={open}
        aria-controls={id}
        className="w-full !justify-between @min-[44rem]:hidden"
        onClick={() => {
          setOpen(!open);
        }}
      >
        Choices{wrong > 0 && ` · ${counted(wrong, 'thing')} to mend`}
        <ChevronDown size={14} aria-hidden="true" className={open ? 'rotate-180' : ''} />
      </Button>
      <div id={id} className={open ? 'pt-3 @min-[44rem]:pt-0' : 'hidden @min-[44rem]:block'}>
        <WhoseChoice faults={faults} />
        <ShapeChoice />
        {(kinds.length === 0 || kinds.includes('user')) && <KeysChoice />}
        <FromChoice faults={faults} />
        <RoleChoiceFields faults={faults} />
        <Extras
          slot={choices.shape === 'slot'}
          hasRole={choices.role !== undefined || kinds.includes('role')}
        />
      </div>
    </section>
  );
}

function Extras({ slot, hasRole }: { slot: boolean; hasRole: boolean }): ReactNode {
  const session = useDraft((draft) => draft.session);
  const watch = useDraft((draft) => draft.watch);
  const guard = useDraft((draft) => draft.guard);
  return (
    <ChoiceGroup label="Besides">
      {!slot && (
        <CheckRow
          label="What narrows a session"
          effect={
            hasRole
              ? 'The policy Drawbridge hands along when it becomes the role.'
              : 'Only sessions of roles can be narrowed: there is none for a user.'
          }
          checked={session}
          onChange={(checked) => {
            change({ session: checked });
          }}
        />
      )}
      {!slot && (
        <CheckRow
          label="Guaranteed close"
          effect="AWS closes by itself what this computer cannot. Its role and queue are on a screen of their own."
          checked={guard}
          onChange={(checked) => {
            change({ guard: checked });
          }}
        />
      )}
      {guard && !slot && (
        <Button
          kind="quiet"
          className="self-start"
          onClick={() => {
            goTo({ screen: 'guard' });
          }}
        >
          Set up guaranteed close
        </Button>
      )}
      <CheckRow
        label="Watch"
        effect="A rule that tells you when somebody changes these policies or keys."
        checked={watch}
        onChange={(checked) => {
          change({ watch: checked });
        }}
      />
    </ChoiceGroup>
  );
}
