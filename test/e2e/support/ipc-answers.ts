import type { RunningApp } from '../../support/desktop/electron-app.ts';

interface Recorder {
  ipcAnswers?: string[];
}

/**
 * Writes down, in the main process's memory, everything it sends to the window from now on: the
 * answers to all commands, whoever gave them, and every snapshot.
 */
export async function recordIpcAnswers({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ app, ipcMain, webContents }) => {
    const answers: string[] = [];
    (globalThis as Recorder).ipcAnswers = answers;
    const record = (value: unknown): void => {
      if (value !== undefined) answers.push(JSON.stringify(value));
    };
    // Electron's own table; there is no public way to see what a handler answers.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (...args: unknown[]) => unknown>;
    };
    for (const [channel, handler] of handlers)
      handlers.set(channel, async (...args) => {
        const answer = await handler(...args);
        record(answer);
        return answer;
      });
    const listenTo = (contents: Electron.WebContents): void => {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...args: unknown[]) => {
        record(args);
        send(channel, ...args);
      };
    };
    for (const contents of webContents.getAllWebContents()) listenTo(contents);
    app.on('web-contents-created', (_event, contents) => {
      listenTo(contents);
    });
  });
}

/** What was sent to the window since `recordIpcAnswers`, as JSON, the oldest first. */
export async function ipcAnswers({ electron }: RunningApp): Promise<readonly string[]> {
  return electron.evaluate(() => (globalThis as Recorder).ipcAnswers ?? []);
}
