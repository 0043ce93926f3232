import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ActivityQuery } from '../../../src-main/activity/activity-query.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import { Menu } from '../../components/menu.tsx';
import { toast } from '../../state/notices.ts';
import { useCommand } from '../../state/use-command.ts';

/** Writes what the filters leave, all of it, to a file of the person's choice. */
export function ExportMenu({ query }: { query: ActivityQuery }): ReactNode {
  const { run, pending } = useCommand('activity.export');
  const write = async (format: 'csv' | 'json'): Promise<void> => {
    const answer = await run({ query, format });
    if (answer.ok) {
      if (answer.value.rows !== undefined) toast(`Exported ${counted(answer.value.rows, 'row')}.`);
      return;
    }
    const words = problemInWords(answer.error, 'nothing-changed');
    toast('Nothing was exported.', `${words.title}. ${words.cause} ${words.todo}`, 'alarm');
  };
  return (
    <Menu
      label="Export"
      button={{
        pending,
        children: (
          <>
            <Download size={14} aria-hidden="true" />
            Export…
          </>
        ),
      }}
      entries={() => [
        { label: 'CSV, for a spreadsheet…', onSelect: () => void write('csv') },
        { label: 'JSON, with everything…', onSelect: () => void write('json') },
      ]}
    />
  );
}
