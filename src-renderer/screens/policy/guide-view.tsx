import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { guidesOf } from '../../../src-main/policy/guide.ts';
import type { Guide, GuideStep } from '../../../src-main/policy/guide.ts';
import { inFormat } from '../../../src-main/policy/formats.ts';
import { principalOf } from '../../../src-main/policy/targets.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Card } from '../../components/screen.tsx';
import { copyText } from '../../state/copy.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { ConsoleLink } from './console-link.tsx';
import { Practices } from './practices.tsx';
import type { Made } from './use-draft.ts';

/** How to bring the documents into AWS by hand, to follow here or on paper. */
export function GuideView(made: Made): ReactNode {
  const known = useSnapshot((snapshot) => snapshot.identities);
  const arns = known.map((identity) => principalOf(identity)?.arn);
  const guides = guidesOf(
    made.made.documents.map(({ paper }) => paper),
    ({ arn }) => arns.includes(arn),
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2 print:hidden">
        <p className="min-w-0 flex-1 basis-60 text-muted">
          By hand in the console. Terraform, CloudFormation and the AWS CLI do the same: see
          Documents.
        </p>
        <Button
          onClick={() => {
            window.print();
          }}
        >
          <Printer size={14} aria-hidden="true" />
          Print
        </Button>
      </div>
      {guides.map((guide) => (
        <Steps key={guide.holder.arn} guide={guide} />
      ))}
      {made.identities.map((identity) => (
        <Practices key={identity.id} identity={identity} made={made} />
      ))}
    </div>
  );
}

function Steps({ guide: { title, steps } }: { guide: Guide }): ReactNode {
  return (
    <section aria-label={title}>
      <h2 className="pb-1.5 font-semibold wrap-anywhere">{title}</h2>
      <Card>
        <ol className="divide-y divide-line">
          {steps.map((step, index) => (
            <Step key={step.id} step={step} number={index + 1} />
          ))}
        </ol>
      </Card>
    </section>
  );
}

function Step({ step, number }: { step: GuideStep; number: number }): ReactNode {
  const { title, does, link, paper } = step;
  const json = paper && (inFormat(paper, 'json') ?? '');
  return (
    <li className="flex gap-3 px-3 py-2.5 break-inside-avoid">
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-full border border-edge text-small font-medium"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <h3 className="font-medium wrap-anywhere">{title}</h3>
        {does.map((sentence) => (
          <p key={sentence} className="wrap-anywhere text-muted select-text">
            {sentence}
          </p>
        ))}
        {(link !== undefined || paper !== undefined) && (
          <div className="mt-1.5 flex flex-wrap gap-1.5 print:hidden">
            {paper && json !== undefined && (
              <CopyButton wordy what={`document ${paper.name}`} onCopy={() => copyText(json)} />
            )}
            {link && <ConsoleLink {...link} />}
          </div>
        )}
        {link && <p className="hidden text-small wrap-anywhere print:block">{link.url}</p>}
        {json !== undefined && (
          <pre className="mt-2 hidden font-mono text-small wrap-anywhere whitespace-pre-wrap print:block">
            {json}
          </pre>
        )}
      </div>
    </li>
  );
}
