import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Format } from '../../../src-main/policy/formats.ts';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import { Tabs } from '../../components/tabs.tsx';
import { DocumentCard } from './document-card.tsx';
import { Findings } from './findings.tsx';
import { ThiefPanel } from './thief-panel.tsx';
import type { Made } from './use-draft.ts';

const FORMATS = [
  { value: 'json', label: 'JSON' },
  { value: 'terraform', label: 'Terraform' },
  { value: 'cloudformation', label: 'CloudFormation' },
  { value: 'cli', label: 'AWS CLI' },
] as const;

/** With more documents than these the rest are folded. */
const MOST_UNFOLDED = 4;

/** The documents in one format, and what they leave a thief. */
export function DocumentsView({ made }: Pick<Made, 'made'>): ReactNode {
  const [format, setFormat] = useState<Format>('json');
  const { documents, findings, thief, tighter } = made;
  return (
    <div className="flex flex-col gap-4">
      <Tabs
        label="Format"
        value={format}
        options={FORMATS}
        onChange={setFormat}
        aside={
          <span className="pb-1.5 text-small text-muted">
            {counted(documents.length, 'document')}
          </span>
        }
      >
        <Findings findings={findings} />
        <ol aria-label="Documents, in the order to make them" className="flex flex-col gap-3">
          {documents.map((document, index) => (
            <DocumentCard
              key={document.paper.id}
              document={document}
              format={format}
              open={index < MOST_UNFOLDED}
            />
          ))}
        </ol>
      </Tabs>
      <ThiefPanel thief={thief} tighter={tighter} />
    </div>
  );
}
