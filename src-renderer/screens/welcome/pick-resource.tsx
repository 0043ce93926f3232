import { useState } from 'react';
import type { ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { goTo } from '../../state/navigation.ts';
import { RadioList } from './radio-list.tsx';

interface Props {
  readonly resources: readonly Resource[];
  readonly onAnother: () => void;
}

/** One of the resources there are. */
export function PickResource({ resources, onAnother }: Props): ReactNode {
  const [chosenId, setChosenId] = useState<string | undefined>(resources[0]?.id);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosenId !== undefined) goTo({ screen: 'welcome', at: chosenId });
      }}
    >
      <RadioList
        label="Resources"
        items={resources.map(({ id, label, ports, region }) => ({
          id,
          title: label,
          detail: `${portsInWords(ports)} · ${region}`,
        }))}
        chosenId={chosenId}
        onChoose={setChosenId}
      />
      <Actions>
        <Button onClick={onAnother}>Look for other groups</Button>
        <Button kind="primary" type="submit" disabled={chosenId === undefined}>
          Take this one
        </Button>
      </Actions>
    </form>
  );
}
