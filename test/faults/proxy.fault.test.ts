import { expect } from 'vitest';
import type { LeaseId } from '../../src-main/leases/lease.ts';
import { DEFAULT_SETTINGS } from '../../src-main/settings/settings.ts';
import { AWS_BEHIND_PROXY, ConnectProxy } from '../support/connect-proxy.ts';
import type { ConnectProxyOptions } from '../support/connect-proxy.ts';
import { addDoor, askToOpen, DATABASE, withLease } from './support/doors.ts';
import type { FaultLab } from './support/fault-lab.ts';
import { row } from './support/row.ts';

/** A company's proxy, the only one who can lead to the lab's AWS from now on. */
async function company(lab: FaultLab, options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const leads = { [`${AWS_BEHIND_PROXY}:80`]: lab.proxy.port };
  const proxy = await ConnectProxy.start({ leads, ...options });
  lab.atEnd(() => proxy.stop());
  return proxy;
}

/** An open lease, made without the proxy; then the computer is moved behind it. */
async function leaseBehind(lab: FaultLab, proxyUrl: string): Promise<LeaseId> {
  const leaseId = await withLease(lab.app);
  const settings = { ...DEFAULT_SETTINGS, proxy: 'manual', proxyUrl } as const;
  await lab.app.done('settings.change', { settings });
  await lab.app.kill();
  await lab.app.launch({}, { AWS_ENDPOINT_URL: `http://${AWS_BEHIND_PROXY}` });
  return leaseId;
}

row('F41', 'the proxy is gone: it is named, and the lease closes once it is back', async (lab) => {
  const proxy = await company(lab);
  const leaseId = await leaseBehind(lab, proxy.url);
  await proxy.stop();
  expect(await lab.app.call('lease.close', { leaseId })).toMatchObject({
    error: { kind: 'proxy-refused', why: 'unreachable' },
  });
  expect((await lab.lease()).state.kind).toBe('closing');
  expect(lab.ownRules()).toHaveLength(2);

  await company(lab, { port: proxy.port });
  await lab.waitForRules(0, 60_000);
  await lab.waitForNoLease();
});

row(
  'F41',
  'the proxy asks for a password: nothing is opened, and typing it in is enough',
  async (lab) => {
    const proxy = await company(lab, { password: 'ana:not-a-real-password' });
    const leaseId = await leaseBehind(lab, proxy.url);
    const other = await addDoor(lab.app, { groupId: DATABASE, port: 5432 });
    expect(await askToOpen(lab.app, other)).toMatchObject({
      error: { kind: 'proxy-refused', why: 'password' },
    });
    expect(lab.ownRules()).toHaveLength(2);

    const proxyUrl = proxy.url.replace('//', '//ana:not-a-real-password@');
    const settings = { ...DEFAULT_SETTINGS, proxy: 'manual', proxyUrl } as const;
    await lab.app.done('settings.change', { settings });
    await lab.app.done('lease.close', { leaseId });
    expect(lab.ownRules()).toEqual([]);
  },
);

row('F41', 'the proxy speaks in the place of AWS: it is not believed', async (lab) => {
  const gone = 'InvalidSecurityGroupRuleId.NotFound';
  const refusalBody = `<Response><Errors><Error><Code>${gone}</Code></Error></Errors></Response>`;
  const proxy = await company(lab, { leads: {}, refusalBody });
  const leaseId = await leaseBehind(lab, proxy.url);
  // "No such rule" from AWS would be the end of the lease.
  expect(await lab.app.call('lease.close', { leaseId })).toMatchObject({
    error: { kind: 'proxy-refused', why: 'forbidden', host: AWS_BEHIND_PROXY },
  });
  expect((await lab.lease()).state.kind).toBe('closing');
  expect(lab.ownRules()).toHaveLength(2);
});
