import type { FromHost, Start, ToHost } from './messages.ts';
import { changeSurroundings, takeOverComputer } from './surroundings.ts';

/** The app's main process without Electron: what it is told comes from the test. */
function tell(message: FromHost): void {
  process.send?.(message);
}

async function start(begin: Start): Promise<void> {
  changeSurroundings(begin.surroundings);
  takeOverComputer();
  const { runApp } = await import('./run-app.ts');
  const order = await runApp(begin, tell);
  process.on('message', ({ id, ...rest }: Exclude<ToHost, Start>) => {
    void order(rest).then((value) => {
      tell({ kind: 'done', id, value });
    });
  });
  tell({ kind: 'started' });
}

process.on('disconnect', () => process.exit(1));
process.once('message', (message) => {
  start(message as Start).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
tell({ kind: 'listening' });
