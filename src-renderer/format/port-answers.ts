import type { PortAnswer } from '../../src-main/resources/resource.ts';
import { listInWords } from './address-in-words.ts';

export interface PortLine {
  readonly tone: 'answers' | 'waiting' | 'trouble' | 'plain';
  readonly text: string;
}

/** Said of a host that Session Manager reaches: there is no port to try. */
export const INSTANCE_LINE: PortLine = {
  tone: 'plain',
  text: 'There is no port to try: Session Manager reaches an instance through AWS, and needs no open port.',
};

/** What came of trying the ports, what answers first; what does not answer is said in one line. */
export function portAnswersInWords(
  answers: readonly PortAnswer[],
  host: string,
): readonly PortLine[] {
  if (answers.length === 0)
    return [{ tone: 'plain', text: 'Only TCP ports can be tried, and this resource has none.' }];
  if (answers.some(({ outcome }) => outcome === 'unknown-host'))
    return [{ tone: 'trouble', text: unknownHost(host) }];
  const refused = portsWith(answers, 'refused');
  const silent = portsWith(answers, 'silent');
  const lines: readonly (PortLine | false)[] = [
    refused.length > 0 && {
      tone: 'trouble',
      text: `The machine answers, but nothing listens on ${named(refused)}.`,
    },
    silent.length > 0 && {
      tone: 'waiting',
      text: silence(silent, silent.length === answers.length),
    },
  ];
  return [...answers.flatMap(answering), ...lines.filter((line) => line !== false)];
}

function answering({ port, outcome, tookMs }: PortAnswer): readonly PortLine[] {
  const text = `Port ${String(port)} answers from here (${String(tookMs)} ms).`;
  return outcome === 'answers' ? [{ tone: 'answers', text }] : [];
}

/** A machine that answers at another port is not stopped. */
function silence(ports: readonly number[], all: boolean): string {
  const many = ports.length > 1;
  const words = `${many ? 'Ports' : 'Port'} ${listInWords(ports.map(String))} ${many ? 'do' : 'does'} not answer`;
  return all
    ? `The rule is set. ${words} yet: the instance may be stopped, or still needs a moment.`
    : `${words}: the machine is there, but something on the way keeps quiet, such as a firewall of its own.`;
}

function unknownHost(host: string): string {
  return `No address was found for ${host}: the name may be misspelt, or known only inside a VPN.`;
}

function portsWith(
  answers: readonly PortAnswer[],
  outcome: PortAnswer['outcome'],
): readonly number[] {
  return answers.filter((answer) => answer.outcome === outcome).map(({ port }) => port);
}

function named(ports: readonly number[]): string {
  return `${ports.length === 1 ? 'port' : 'ports'} ${listInWords(ports.map(String))}`;
}
