import { create } from 'zustand';

/** A short message that floats for a moment. */
export interface Toast {
  readonly id: number;
  readonly title: string;
  readonly text?: string;
  readonly tone: 'plain' | 'alarm';
}

interface Notices {
  readonly toasts: readonly Toast[];
  /** Read out by screen readers; the number makes the same words count as news. */
  readonly said: { readonly text: string; readonly number: number };
}

const SHOWN_MS = 6_000;
const MOST = 3;
let count = 0;

export const useNotices = create<Notices>(() => ({ toasts: [], said: { text: '', number: 0 } }));

/** Shows a message for a while and has it read out. An alarm stays until it is dismissed. */
export function toast(title: string, text?: string, tone: Toast['tone'] = 'plain'): void {
  const id = ++count;
  const item: Toast = { id, title, tone, ...(text === undefined ? {} : { text }) };
  useNotices.setState(({ toasts }) => ({ toasts: [...toasts, item].slice(-MOST) }));
  say(text === undefined ? title : `${title} ${text}`);
  if (tone === 'plain')
    setTimeout(() => {
      dismissToast(id);
    }, SHOWN_MS);
}

export function dismissToast(id: number): void {
  useNotices.setState(({ toasts }) => ({ toasts: toasts.filter((item) => item.id !== id) }));
}

/** Has words read out, without showing them. */
export function say(text: string): void {
  useNotices.setState(({ said }) => ({ said: { text, number: said.number + 1 } }));
}
