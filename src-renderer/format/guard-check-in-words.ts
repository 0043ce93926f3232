import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { GUARD_NAMES } from '../../src-main/kernel/guard-names.ts';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { clockTime, counted } from '../../src-main/kernel/time-in-words.ts';
import type { GuardCheck } from '../../src-main/leases/guard-checks.ts';

export interface GuardCheckWords {
  readonly tone: 'plain' | 'good' | 'soon' | 'alarm';
  readonly title: string;
  readonly text: string;
  /** How far it has come, in seconds; absent when it is over. */
  readonly progress?: { readonly done: number; readonly total: number };
}

/** AWS has a minute to begin, and a check waits one more. */
const AFTER_MS = 2 * MINUTE_MS;

/** How the check of a guard stands, for the person who waits for it. */
export function guardCheckInWords(
  { startedAt, state, label }: GuardCheck,
  now: Instant,
): GuardCheckWords {
  const progress = (end: Instant) => ({
    progress: { done: seconds(Math.min(now, end) - startedAt), total: seconds(end - startedAt) },
  });
  switch (state.kind) {
    case 'opening':
      return {
        tone: 'plain',
        title: 'Adding a rule for nobody',
        text: `In the group of ${label}, for an address of 192.0.2.0/24 that no computer has.`,
        ...progress(startedAt + 3 * MINUTE_MS),
      };
    case 'waiting':
      return {
        tone: 'plain',
        title: `AWS is to remove the rule at ${clockTime(state.firesAt, now)}`,
        text: 'It may take a minute longer. Drawbridge only looks, every five seconds.',
        ...progress(state.firesAt + AFTER_MS),
      };
    case 'cleaning':
      return {
        tone: 'plain',
        title: 'Tidying up',
        text: 'Rule and schedule of the check are removed.',
      };
    case 'proved':
      return {
        tone: 'good',
        title: 'AWS closes by itself here',
        text: `It removed the rule ${counted(seconds(state.tookMs), 'second')} after the time it was told. New doors here are guarded from now on.`,
      };
    case 'failed':
      return { tone: 'alarm', title: 'AWS did not close by itself', text: failure(state) };
    case 'cancelled':
      return {
        tone: state.left ? 'soon' : 'plain',
        title: 'The check was ended early',
        text: state.left ? leftBehind(state.left) : 'What it made is removed. It proves nothing.',
      };
  }
}

function failure({ problem, left }: Extract<GuardCheck['state'], { kind: 'failed' }>): string {
  return [cause(problem), ...(left ? [leftBehind(left)] : [])].join(' ');
}

function cause(problem: Problem | undefined): string {
  if (!problem)
    return `The rule stood two minutes after its time, and the queue ${GUARD_NAMES.queue} says nothing: look whether the role ${GUARD_NAMES.role} may do both, remove rules and write into that queue. Update it with the document above, wait a minute and check again.`;
  if (problem.kind === 'not-found')
    return 'Somebody else removed the rule before its time, so nothing is proved. Check again.';
  if (problem.kind === 'guard-failed' && /Unauthorized|AccessDenied/.test(problem.code))
    return `The role ${GUARD_NAMES.role} may not remove rules of this group (ec2:RevokeSecurityGroupIngress): AWS said ${problem.code}. Update the role with the document above, wait a minute and check again.`;
  const { text, todo } = problemInWords(problem, 'nothing-changed');
  if (problem.kind === 'guard-not-set-up')
    return `${text} Make it with the documents above; a new role is known after a minute.`;
  return problem.kind === 'guard-failed' ? text : `${text} ${todo}`;
}

function leftBehind(left: Problem): string {
  const { text } = problemInWords(left, 'nothing-changed');
  return `A rule or schedule of the check is left, which lets nobody in: ${text}`;
}

function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}
