import type Electron from 'electron';
import type { Dispatch } from '../bridge/dispatcher.ts';
import type { Snapshot } from '../bridge/snapshot.ts';
import type { Problem } from '../kernel/problem.ts';
import { err } from '../kernel/result.ts';
import { CALL_CHANNEL, SNAPSHOT_CHANNEL } from './channels.ts';

export interface IpcHostParts {
  readonly ipcMain: Pick<Electron.IpcMain, 'handle'>;
  /** The window's contents, if there is a window: nobody else is answered. */
  readonly contents: () => Electron.WebContents | undefined;
  /** Origins our own page may have. */
  readonly origins: readonly string[];
  readonly dispatch: Dispatch;
}

/** Answers our own main frame and nobody else. Returns what tells the window a newer snapshot. */
export function hostIpc(parts: IpcHostParts): (snapshot: Snapshot) => void {
  parts.ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    if (!isOurMainFrame(event, parts)) return err(REFUSED);
    return parts.dispatch(name, input);
  });
  return (snapshot) => parts.contents()?.send(SNAPSHOT_CHANNEL, snapshot);
}

const REFUSED: Problem = { kind: 'bad-input', field: 'sender' };

function isOurMainFrame(event: Electron.IpcMainInvokeEvent, parts: IpcHostParts): boolean {
  const contents = parts.contents();
  const frame = event.senderFrame;
  if (!contents || !frame || event.sender.id !== contents.id) return false;
  if (frame !== contents.mainFrame) return false;
  if (!URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return parts.origins.includes(`${protocol}//${host}`);
}
