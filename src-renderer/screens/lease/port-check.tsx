import { CircleAlert, CircleCheck, Hourglass, Info } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { isInstanceId } from '../../../src-main/resources/connection.ts';
import type { PortAnswer, ResourceId } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { INSTANCE_LINE, portAnswersInWords } from '../../format/port-answers.ts';
import type { PortLine } from '../../format/port-answers.ts';
import { useCommand } from '../../state/use-command.ts';

interface Props {
  readonly resourceId: ResourceId;
  readonly host: string;
}

/** Does the port answer? Tried by itself once, when this is first shown. */
export function PortCheck({ resourceId, host }: Props): ReactNode {
  return (
    <div className="border-t border-line pt-3">
      {isInstanceId(host) ? (
        <Line line={INSTANCE_LINE} />
      ) : (
        <Tried resourceId={resourceId} host={host} />
      )}
    </div>
  );
}

function Tried({ resourceId, host }: Props): ReactNode {
  const { run, pending, problem } = useCommand('resource.tryPorts');
  const [answers, setAnswers] = useState<readonly PortAnswer[]>();
  const check = useCallback(() => {
    void run({ resourceId }).then((answer) => {
      setAnswers(answer.ok ? answer.value : undefined);
    });
  }, [run, resourceId]);
  useEffect(check, [check]);
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
      <div role="status" className="flex min-w-0 grow basis-64 flex-col gap-1 py-1.5">
        {lines(
          answers,
          host,
          pending,
          problem && problemInWords(problem, 'nothing-changed').cause,
        ).map((line) => (
          <Line key={line.text} line={line} />
        ))}
      </div>
      <Button pending={pending} onClick={check}>
        Check again
      </Button>
    </div>
  );
}

/** While it is tried again the last answer stays: nothing jumps. */
function lines(
  answers: readonly PortAnswer[] | undefined,
  host: string,
  pending: boolean,
  problem: string | undefined,
): readonly PortLine[] {
  if (problem !== undefined) return [{ tone: 'trouble', text: problem }];
  if (answers) return portAnswersInWords(answers, host);
  return pending ? [{ tone: 'plain', text: `Trying ${host} from here.` }] : [];
}

const LOOKS = {
  answers: { Icon: CircleCheck, ink: 'text-open' },
  waiting: { Icon: Hourglass, ink: 'text-soon' },
  trouble: { Icon: CircleAlert, ink: 'text-soon' },
  plain: { Icon: Info, ink: 'text-muted' },
} as const;

function Line({ line: { tone, text } }: { line: PortLine }): ReactNode {
  const { Icon, ink } = LOOKS[tone];
  return (
    <p className="flex items-start gap-2">
      <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${ink}`} />
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </p>
  );
}
