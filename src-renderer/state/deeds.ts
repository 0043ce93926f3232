import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import type { Door } from '../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import { mayBeOpen } from '../../src-main/leases/lease.ts';
import { useMirror } from './mirror.ts';
import { toast } from './notices.ts';
import { send } from './use-command.ts';

/** Closes all that may be open, and says so when there is nothing to close or it did not work. */
export async function closeAll(): Promise<void> {
  const leases = useMirror.getState().snapshot?.leases ?? [];
  if (!leases.some(mayBeOpen)) {
    toast('Nothing is open.');
    return;
  }
  const answer = await send('lease.closeAll', {});
  if (!answer.ok) tellProblem(answer.error, 'still-open');
}

/** A problem of something that has no place of its own on the screen. */
export function tellProblem(problem: Problem, door: Door): void {
  const words = problemInWords(problem, door);
  toast(`${words.title}.`, `${words.text} ${words.todo}`, 'alarm');
}
