import { dispatcher } from '../../../src-main/bridge/dispatcher.ts';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import { handlers } from '../../../src-main/wiring/handlers.ts';
import { smallRealm } from './small-realm.ts';
import type { SmallRealmContents } from './small-realm.ts';

/** All handlers on a realm in memory, and what they handed on. */
export function handlersWorld(contents: SmallRealmContents = {}) {
  const realm = smallRealm(contents);
  const clipboard: string[] = [];
  const links: string[] = [];
  const saved: Settings[] = [];
  const snoozes: (readonly [string, number])[] = [];
  const bugs: unknown[] = [];
  const installs: string[] = [];
  const call = dispatcher({
    newId: () => 'ref1',
    logBug: (_reference, error) => bugs.push(error),
    handlers: handlers({
      running: () => realm.running,
      clock: realm.clock,
      askWhereToSave: () => Promise.resolve(undefined),
      onWindowGone: () => undefined,
      enterSandbox: () => Promise.resolve(err({ kind: 'leases-open', count: 1 })),
      leaveSandbox: () => Promise.resolve(ok(undefined)),
      changeSettings: (settings) => {
        saved.push(settings);
        return Promise.resolve(ok(undefined));
      },
      snooze: (maskedKeyId, days) => {
        snoozes.push([maskedKeyId, days]);
        return ok(undefined);
      },
      writeClipboard: (text) => clipboard.push(text),
      finishOnboarding: () => ok(undefined),
      testNotice: () => Promise.resolve(err({ kind: 'notice-refused' })),
      contacts: () => [],
      about: () => ({
        version: '1',
        electron: '1',
        chromium: '1',
        node: '1',
        platform: 'linux x64',
      }),
      updates: {
        look: () => Promise.resolve(ok(undefined)),
        download: () => Promise.resolve(ok(undefined)),
        install: (when) => {
          installs.push(when);
          return err({ kind: 'leases-open', count: 1 });
        },
      },
      diagnostics: () => 'Drawbridge 1',
      quit: () => undefined,
      closeWindow: () => undefined,
      openLink: (url) => {
        links.push(url);
        return Promise.resolve();
      },
      snapshot: () => ({ revision: 9 }) as Snapshot,
    }),
  });
  return { ...realm, call, clipboard, links, saved, snoozes, bugs, installs };
}
