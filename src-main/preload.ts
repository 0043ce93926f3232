import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from './bridge/commands.ts';
import type { Snapshot } from './bridge/snapshot.ts';
import { CALL_CHANNEL, SNAPSHOT_CHANNEL } from './electron/channels.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  onSnapshot: (listener) => {
    const tell = (_event: unknown, snapshot: Snapshot): void => {
      listener(snapshot);
    };
    ipcRenderer.on(SNAPSHOT_CHANNEL, tell);
    return () => ipcRenderer.removeListener(SNAPSHOT_CHANNEL, tell);
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
