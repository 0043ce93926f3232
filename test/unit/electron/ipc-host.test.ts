import type Electron from 'electron';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import { CALL_CHANNEL, SNAPSHOT_CHANNEL } from '../../../src-main/electron/channels.ts';
import { hostIpc } from '../../../src-main/electron/ipc-host.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';

type Listener = (event: unknown, ...args: unknown[]) => unknown;
interface Frame {
  url: string;
}

function setUp(origins: readonly string[] = ['app://drawbridge']) {
  const listeners = new Map<string, Listener>();
  const reached: unknown[] = [];
  const sent: unknown[] = [];
  const mainFrame: Frame = { url: 'app://drawbridge/index.html#/resources' };
  const contents = {
    id: 7,
    mainFrame,
    send: (...message: unknown[]) => {
      sent.push(message);
    },
  };
  const window: { contents: typeof contents | undefined } = { contents };
  const tell = hostIpc({
    ipcMain: {
      handle: (channel: string, listener: Listener) => listeners.set(channel, listener),
    } as unknown as Electron.IpcMain,
    contents: () => window.contents as unknown as Electron.WebContents | undefined,
    origins,
    dispatch: (name, input) => {
      reached.push([name, input]);
      return Promise.resolve(ok('answer'));
    },
  });
  /** A call as Electron hands it over. */
  const call = (senderFrame: Frame | null = mainFrame, id = 7): unknown =>
    listeners.get(CALL_CHANNEL)?.({ sender: { id }, senderFrame }, 'lease.close', {
      leaseId: 'l1',
    });
  return { call, tell, reached, sent, window, mainFrame, listeners };
}

const REFUSED = err({ kind: 'bad-input', field: 'sender' });

describe('the door between the processes', () => {
  it('answers the main frame of our own window', async () => {
    const { call, reached } = setUp();
    expect(await call()).toEqual(ok('answer'));
    expect(reached).toEqual([['lease.close', { leaseId: 'l1' }]]);
  });

  it('has one channel for calls and no other', () => {
    expect([...setUp().listeners.keys()]).toEqual([CALL_CHANNEL]);
  });

  it('refuses a frame within our own page', async () => {
    const { call, reached } = setUp();
    expect(await call({ url: 'app://drawbridge/index.html' })).toEqual(REFUSED);
    expect(reached).toEqual([]);
  });

  it('refuses a frame that is gone', async () => {
    const { call, reached } = setUp();
    expect(await call(null)).toEqual(REFUSED);
    expect(reached).toEqual([]);
  });

  it('refuses another window', async () => {
    const { call, mainFrame, reached } = setUp();
    expect(await call(mainFrame, 8)).toEqual(REFUSED);
    expect(reached).toEqual([]);
  });

  it('refuses everybody while there is no window', async () => {
    const { call, window, reached } = setUp();
    window.contents = undefined;
    expect(await call()).toEqual(REFUSED);
    expect(reached).toEqual([]);
  });

  it.each([
    'https://drawbridge/index.html',
    'https://example.com/',
    'app://other/index.html',
    'app://drawbridge.example/index.html',
    'app://drawbridge@example/index.html',
    'app://drawbridge:8080/index.html',
    'file:///drawbridge/index.html',
    'data:text/html,app://drawbridge',
    'about:blank',
    '',
  ])('refuses our own frame once it shows %j', async (url) => {
    const { call, mainFrame, reached } = setUp();
    mainFrame.url = url;
    expect(await call()).toEqual(REFUSED);
    expect(reached).toEqual([]);
  });

  it('answers the page of a development server where there is one, and then no other', async () => {
    const { call, mainFrame } = setUp(['http://localhost:5173']);
    mainFrame.url = 'http://localhost:5173/#/resources';
    expect(await call()).toEqual(ok('answer'));
    mainFrame.url = 'http://localhost:5174/';
    expect(await call()).toEqual(REFUSED);
  });

  it('tells the window of newer snapshots, and nobody when there is none', () => {
    const { tell, sent, window } = setUp();
    const snapshot = { revision: 1 } as Snapshot;
    tell(snapshot);
    window.contents = undefined;
    tell(snapshot);
    expect(sent).toEqual([[SNAPSHOT_CHANNEL, snapshot]]);
  });
});
