import { describe, expect, it } from 'vitest';
import type { TrayAction } from '../../../src-main/tray/tray-item.ts';
import { trayActions } from '../../../src-main/wiring/tray-actions.ts';
import { settle } from '../../support/fake-clock.ts';
import { SAMPLE_RESOURCE } from '../../support/stored-samples.ts';
import { smallRealm } from './small-realm.ts';

function setUp() {
  const realm = smallRealm();
  const happened: string[] = [];
  const bugs: unknown[] = [];
  const say = (what: string) => (): Promise<void> => Promise.resolve(void happened.push(what));
  const act = trayActions({
    running: () => realm.running,
    enterSandbox: say('enter sandbox'),
    leaveSandbox: say('leave sandbox'),
    show: (screen) => happened.push(`show ${screen ?? ''}`.trim()),
    writeClipboard: (text) => happened.push(`copy ${text}`),
    platform: 'linux',
    quit: () => happened.push('quit'),
    restart: () => happened.push('restart'),
    reportBug: (error) => bugs.push(error),
  });
  const click = async (action: TrayAction): Promise<void> => {
    act(action);
    await settle();
  };
  return { ...realm, click, happened, bugs };
}

describe('a click in the tray', () => {
  it('opens for the usual time, extends and closes', async () => {
    const { click, cloud, running } = setUp();
    await click({ kind: 'open', resourceId: SAMPLE_RESOURCE.id });
    const lease = running.leases.all[0];
    if (!lease) throw new Error('nothing was opened');
    expect(cloud.rules()).toHaveLength(2);
    await click({ kind: 'extend', leaseId: lease.id, minutes: 30 });
    const extended = running.leases.all[0]?.plan.deadline ?? 0;
    expect(extended - lease.plan.deadline).toBe(30 * 60_000);
    await click({ kind: 'close', leaseId: lease.id });
    expect(cloud.rules()).toEqual([]);
    await click({ kind: 'open', resourceId: SAMPLE_RESOURCE.id });
    await click({ kind: 'closeAll' });
    expect(cloud.rules()).toEqual([]);
  });

  it('leads to screens, clipboard, sandbox and out', async () => {
    const { click, happened } = setUp();
    await click({ kind: 'show', screen: 'policy' });
    await click({ kind: 'copyAddress', text: '52.1.2.3' });
    await click({ kind: 'enterSandbox' });
    await click({ kind: 'leaveSandbox' });
    await click({ kind: 'quit' });
    await click({ kind: 'restart' });
    expect(happened).toEqual([
      'show policy',
      'copy 52.1.2.3',
      'enter sandbox',
      'show',
      'leave sandbox',
      'show',
      'quit',
      'restart',
    ]);
  });

  it('copies the command as the resource is now, and runs nothing', async () => {
    const { click, happened, running } = setUp();
    const copy = { kind: 'copyCommand', resourceId: SAMPLE_RESOURCE.id } as const;
    await click(copy);
    running.resources.setConnection(SAMPLE_RESOURCE.id, { host: 'bastion.example.com' });
    await click(copy);
    expect(happened).toEqual(['copy ssh bastion.example.com']);
  });

  it('that meets a bug is reported', async () => {
    const { click, running, bugs } = setUp();
    running.keeper.open = () => Promise.reject(new Error('a bug'));
    await click({ kind: 'open', resourceId: SAMPLE_RESOURCE.id });
    expect(bugs).toEqual([new Error('a bug')]);
  });
});
