import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FoldButton } from '../../components/fold-button.tsx';
import { Card } from '../../components/screen.tsx';
import { copyText } from '../../state/copy.ts';
import { saveFile } from '../../state/save-file.ts';

interface Props {
  readonly title: string;
  readonly purpose: string;
  /** The file's name. */
  readonly name: string;
  readonly text: string;
}

/** One thing to make: what it is for, and its text to copy, save or read. */
export function SetUpCard({ title, purpose, name, text }: Props): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <li className="min-w-0">
      <Card>
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2 px-3 py-2.5">
          <div className="min-w-0 flex-1 basis-60 wrap-anywhere">
            <h3 className="font-medium">
              <FoldButton
                controls={id}
                open={open}
                onToggle={() => {
                  setOpen(!open);
                }}
              >
                {title}
              </FoldButton>
            </h3>
            <p className="pl-5.5 text-muted">{purpose}</p>
          </div>
          <div className="flex flex-wrap gap-1.5">
            <CopyButton wordy what={name} onCopy={() => copyText(text)} />
            <Button
              aria-label={`Save ${name}`}
              title={`Save as ${name}`}
              onClick={() => {
                saveFile(name, text);
              }}
            >
              <Download size={14} aria-hidden="true" />
              Save
            </Button>
          </div>
        </div>
        <div id={id} hidden={!open}>
          {open && (
            <pre
              role="region"
              aria-label={name}
              className="rounded-b-md border-t border-line bg-page px-3 py-2 font-mono text-small wrap-anywhere whitespace-pre-wrap select-text"
            >
              {text}
            </pre>
          )}
        </div>
      </Card>
    </li>
  );
}
