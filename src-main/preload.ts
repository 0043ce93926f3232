import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Output } from './bridge/commands.ts';
import type { Snapshot } from './bridge/snapshot.ts';
import { CALL_CHANNEL, SNAPSHOT_CHANNEL } from './electron/channels.ts';
import type { Problem } from './kernel/problem.ts';
import type { Result } from './kernel/result.ts';

const listeners = new Set<(snapshot: Snapshot) => void>();
let unheard: Snapshot | undefined;

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  onSnapshot: (listener) => {
    listeners.add(listener);
    if (unheard) listener(unheard);
    unheard = undefined;
    return () => listeners.delete(listener);
  },
};

function tell(snapshot: Snapshot): void {
  for (const listener of listeners) listener(snapshot);
  const isNewer = unheard === undefined || snapshot.revision > unheard.revision;
  if (listeners.size === 0 && isNewer) unheard = snapshot;
}

contextBridge.exposeInMainWorld('bridge', bridge);

ipcRenderer.on(SNAPSHOT_CHANNEL, (_event, snapshot: Snapshot) => {
  tell(snapshot);
});
// Asked for while the page is still loading, so that it need not wait for the answer. Listen first,
// then ask: what is pushed in between is newer and wins.
void ipcRenderer
  .invoke(CALL_CHANNEL, 'snapshot.read', {})
  .then((answer: Result<Output<'snapshot.read'>, Problem>) => {
    if (answer.ok) tell(answer.value);
  });
