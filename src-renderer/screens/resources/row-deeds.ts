import type { Resource } from '../../../src-main/resources/resource.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { moveTarget } from '../../format/resource-order.ts';
import type { Move } from '../../format/resource-order.ts';
import { say, toast } from '../../state/notices.ts';
import { send } from '../../state/use-command.ts';
import { resourcesNow } from './list-view.ts';

/** Moves a resource within what is in sight, and says where it stands then. */
export async function moveResource({ id, label }: Resource, move: Move): Promise<void> {
  const { all, shown } = resourcesNow();
  const to = moveTarget(all, shown, id, move);
  if (to === undefined) {
    say(`${label} is ${move === 'up' || move === 'top' ? 'the first' : 'the last'} already.`);
    return;
  }
  const answer = await send('resource.move', { resourceId: id, to });
  if (!answer.ok) {
    tell(answer.error);
    return;
  }
  const place = shown.findIndex((resource) => resource.id === id);
  const now = { up: place - 1, down: place + 1, top: 0, bottom: shown.length - 1 }[move];
  say(`${label} is now ${String(now + 1)} of ${String(shown.length)}.`);
}

export async function favour({ id, label, favourite }: Resource): Promise<void> {
  const answer = await send('resource.favour', { resourceId: id, favourite: !favourite });
  if (!answer.ok) tell(answer.error);
  else
    say(
      favourite
        ? `${label} is no favourite any more.`
        : `${label} is a favourite: the tray menu offers it.`,
    );
}

function tell(problem: Problem): void {
  const words = problemInWords(problem, 'nothing-changed');
  toast(`${words.title}.`, `${words.text} ${words.todo}`, 'alarm');
}
