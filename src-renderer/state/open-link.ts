import { toast } from './notices.ts';
import { send } from './use-command.ts';

/** Opens a page of AWS's console in the browser. */
export function openLink(url: string): void {
  void send('link.open', { url }).then((answer) => {
    if (!answer.ok) toast('Your system opened no browser.', url, 'alarm');
  });
}
