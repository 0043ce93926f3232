import { toast } from './notices.ts';
import { send } from './use-command.ts';

/** Puts text on the clipboard; says whether it got there. */
export async function copyText(text: string): Promise<boolean> {
  const answer = await send('clipboard.write', { text });
  if (!answer.ok) toast('Could not copy.', undefined, 'alarm');
  return answer.ok;
}
