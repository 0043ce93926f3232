import { connectCommand } from '../resources/connect.ts';
import type { Platform } from '../resources/connect.ts';
import type { TrayAction } from '../tray/tray-item.ts';
import type { RunningRealm } from './realm.ts';

export interface TrayActionParts {
  readonly running: () => RunningRealm;
  readonly enterSandbox: () => Promise<unknown>;
  readonly leaveSandbox: () => Promise<unknown>;
  readonly show: (screen?: string) => void;
  readonly writeClipboard: (text: string) => void;
  readonly platform: Platform;
  readonly quit: () => void;
  /** Restarts into the version that is ready, if nothing is open. */
  readonly restart: () => void;
  readonly reportBug: (error: unknown) => void;
}

/** What a click in the tray menu does. How it went is told by tray, notices and window. */
export function trayActions(parts: TrayActionParts): (action: TrayAction) => void {
  const { running, reportBug } = parts;
  return (action) => {
    switch (action.kind) {
      case 'open':
        running().keeper.open(action.resourceId, { kind: 'usual' }).catch(reportBug);
        break;
      case 'extend':
        running().keeper.extend(action.leaseId, action.minutes).catch(reportBug);
        break;
      case 'close':
        running().keeper.close(action.leaseId, 'asked').catch(reportBug);
        break;
      case 'closeAll':
        running().bulk.closeAll('asked').catch(reportBug);
        break;
      case 'bulkStop':
        running().bulk.stop();
        break;
      case 'show':
        parts.show(action.screen);
        break;
      case 'copyAddress':
        parts.writeClipboard(action.text);
        break;
      case 'copyCommand': {
        const resource = running().resources.get(action.resourceId);
        const found = resource && connectCommand(resource, parts.platform);
        if (found) parts.writeClipboard(found.command);
        break;
      }
      case 'enterSandbox':
        parts.enterSandbox().then(() => {
          parts.show();
        }, reportBug);
        break;
      case 'leaveSandbox':
        parts.leaveSandbox().then(() => {
          parts.show();
        }, reportBug);
        break;
      case 'restart':
        parts.restart();
        break;
      case 'quit':
        parts.quit();
        break;
    }
  };
}
