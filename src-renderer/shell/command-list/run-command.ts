import type { Door } from '../../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import { copyText } from '../../state/copy.ts';
import { closeAll, tellProblem } from '../../state/deeds.ts';
import { goTo } from '../../state/navigation.ts';
import { toast } from '../../state/notices.ts';
import { showOverlay } from '../../state/overlay.ts';
import { send } from '../../state/use-command.ts';
import { minutesInWords } from '../../format/durations.ts';
import type { CommandDeed } from './commands.ts';

/** Does what a line of the command list says, and says what came of it. */
export async function runCommand(deed: CommandDeed): Promise<void> {
  switch (deed.kind) {
    case 'open': {
      const { resourceId, label } = deed;
      const answer = await send('lease.open', { resourceId, duration: { kind: 'usual' } });
      tell(answer, `${label} is open.`, 'nothing-opened');
      break;
    }
    case 'close':
      tell(
        await send('lease.close', { leaseId: deed.leaseId }),
        `${deed.label} is closed.`,
        'still-open',
      );
      break;
    case 'extend':
      tell(
        await send('lease.extend', { leaseId: deed.leaseId, minutes: deed.minutes }),
        `${deed.label} stays open ${minutesInWords(deed.minutes)} longer.`,
        'nothing-changed',
      );
      break;
    case 'go':
      goTo(deed.place);
      break;
    case 'copy-address':
      if (await copyText(deed.text)) toast('Copied your address.');
      break;
    case 'close-all':
      await closeAll();
      break;
    case 'enter-sandbox':
      tell(await send('realm.enterSandbox', {}), 'This is the sandbox.', 'nothing-changed');
      break;
    case 'leave-sandbox':
      tell(await send('realm.leaveSandbox', {}), 'You left the sandbox.', 'nothing-changed');
      break;
    case 'help':
      showOverlay('help');
      break;
    case 'quit':
      await send('app.quit', {});
      break;
  }
}

function tell(answer: Result<unknown, Problem>, done: string, door: Door): void {
  if (answer.ok) toast(done);
  else tellProblem(answer.error, door);
}
