import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { FieldError } from '../../components/field.tsx';
import { updateInWords } from '../../format/update-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { DEED_LABELS, runDeed, useOpenLabels } from '../../state/update-deeds.ts';

/** How far it is with the next version, and what can be done about it. */
export function UpdateStatus(): ReactNode {
  const updates = useSnapshot((snapshot) => snapshot.updates);
  const { text, failed, deed } = updateInWords(updates, useOpenLabels());
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60" role="status">
        {failed ? <FieldError>{text}</FieldError> : <p>{text}</p>}
      </div>
      {deed && (
        <Button
          onClick={() => {
            void runDeed(deed);
          }}
        >
          {DEED_LABELS[deed]}
        </Button>
      )}
    </div>
  );
}
