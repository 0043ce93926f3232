import { Download } from 'lucide-react';
import { memo, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { fileNameOf, formatsOf, inFormat } from '../../../src-main/policy/formats.ts';
import type { Format } from '../../../src-main/policy/formats.ts';
import type { WorkshopDocument } from '../../../src-main/policy/workshop.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FoldButton } from '../../components/fold-button.tsx';
import { Card } from '../../components/screen.tsx';
import { copyText } from '../../state/copy.ts';
import { ExplainedCode } from './explained-code.tsx';
import { Findings } from './findings.tsx';
import { saveFile } from '../../state/save-file.ts';
import { SizeMeter } from './size-meter.tsx';

interface Props {
  readonly document: WorkshopDocument;
  readonly format: Format;
  /** Whether it is unfolded to begin with. */
  readonly open: boolean;
}

/** One document: what it is for, how long, what is wrong with it, and itself. */
export const DocumentCard = memo(function DocumentCard(props: Props): ReactNode {
  const { document } = props;
  const { paper } = document;
  const id = useId();
  const [open, setOpen] = useState(props.open);
  const format = formatsOf(paper).includes(props.format) ? props.format : 'json';
  const text = inFormat(paper, format) ?? document.json;
  return (
    <li className="min-w-0">
      <Card>
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2 px-3 py-2.5">
          <div className="min-w-0 flex-1 basis-60">
            <h2 className="font-semibold">
              <FoldButton
                controls={id}
                open={open}
                onToggle={() => {
                  setOpen(!open);
                }}
              >
                {paper.title}
              </FoldButton>
            </h2>
            <p className="pl-5.5 font-mono text-small wrap-anywhere text-muted select-text">
              {paper.name}
            </p>
          </div>
          <div className="flex flex-wrap gap-1.5">
            <CopyButton wordy what={paper.name} onCopy={() => copyText(text)} />
            <Button
              aria-label={`Save ${paper.name}`}
              title={`Save as ${fileNameOf(paper, format)}`}
              onClick={() => {
                saveFile(fileNameOf(paper, format), text);
              }}
            >
              <Download size={14} aria-hidden="true" />
              Save
            </Button>
          </div>
        </div>
        <div id={id} hidden={!open}>
          <div className="flex flex-col items-start gap-1 px-3 pb-2.5 wrap-anywhere">
            <p className="text-muted">{paper.purpose}</p>
            {paper.splitBecause !== undefined && <p>{paper.splitBecause}</p>}
            {format !== props.format && (
              <p>It is attached to nothing, so it comes as JSON or as a command of the AWS CLI.</p>
            )}
            <SizeMeter size={document.size} limit={document.limit} />
          </div>
          <Findings findings={document.findings} />
          {open && <Text {...props} format={format} text={text} />}
        </div>
      </Card>
    </li>
  );
});

function Text({ document, format, text }: Props & { text: string }): ReactNode {
  const { paper, lines } = document;
  if (format === 'json')
    return <ExplainedCode label={`${paper.name}, line by line`} lines={lines} />;
  return (
    <pre
      role="region"
      aria-label={`${paper.name} as ${format}`}
      className="rounded-b-md border-t border-line bg-page px-3 py-2 font-mono text-small wrap-anywhere whitespace-pre-wrap select-text"
    >
      {text}
    </pre>
  );
}
