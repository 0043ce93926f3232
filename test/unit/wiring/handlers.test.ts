import { describe, expect, it, vi } from 'vitest';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';

import { handlersWorld as setUp } from './handlers-world.ts';

const { id: resourceId } = SAMPLE_RESOURCE;
const identityId = SAMPLE_IDENTITY.id;
const newKey = {
  accessKeyId: 'AKIAEXAMPLE000009999',
  secretAccessKey: 'notArealSecret/notArealSecret/0123456789',
  region: 'eu-west-1',
};

describe('what the window asks for', () => {
  it('a page of the console goes to the browser, any other address goes nowhere', async () => {
    const { call, links } = setUp();
    const url = 'https://console.aws.amazon.com/iam/home?region=us-east-1#/policies/create';
    expect(await call('link.open', { url })).toEqual(ok(undefined));
    for (const refused of ['https://example.com/', 'file:///etc/passwd', url.replace('s:', ':')])
      expect(await call('link.open', { url: refused })).toEqual(
        err({ kind: 'bad-input', field: 'url' }),
      );
    expect(links).toEqual([url]);
  });

  it('a door is opened, extended and closed', async () => {
    const { call, cloud, running } = setUp();
    const opened = await call('lease.open', { resourceId, duration: { kind: 'usual' } });
    const leaseId = running.leases.all[0]?.id;
    expect(opened).toEqual(ok({ leaseId }));
    expect(cloud.rules()).toHaveLength(2);
    expect(await call('lease.extend', { leaseId, minutes: 30 })).toEqual(ok(undefined));
    expect(await call('lease.close', { leaseId })).toEqual(ok(undefined));
    expect(cloud.rules()).toEqual([]);
  });

  it('all doors are closed', async () => {
    const { call, cloud } = setUp();
    await call('lease.open', { resourceId, duration: { kind: 'usual' } });
    expect(await call('lease.closeAll', {})).toEqual(ok(undefined));
    expect(cloud.rules()).toEqual([]);
  });

  it('some doors are closed, and the others stay', async () => {
    const { call, cloud, running } = setUp();
    await call('lease.open', { resourceId, duration: { kind: 'usual' } });
    expect(await call('lease.closeMany', { leaseIds: [] })).toEqual(ok(undefined));
    expect(cloud.rules()).toHaveLength(2);
    const leaseIds = running.leases.all.map(({ id }) => id);
    expect(await call('lease.closeMany', { leaseIds })).toEqual(ok(undefined));
    await vi.waitFor(() => {
      expect(cloud.rules()).toEqual([]);
    });
  });

  it('an opening that failed is taken off the screen', async () => {
    const { call, cloud, running } = setUp();
    cloud.failNext('open', { problem: { kind: 'throttled' } });
    expect(await call('lease.open', { resourceId, duration: { kind: 'usual' } })).toEqual(
      err({ kind: 'throttled' }),
    );
    await call('lease.dismiss', { leaseId: running.leases.all[0]?.id });
    expect(running.leases.all).toEqual([]);
  });

  it('a key is added, and its age asked for beside that', async () => {
    const { call, keyStore, running } = setUp();
    const added = await call('identity.add', newKey);
    expect(added).toMatchObject({ ok: true });
    expect(keyStore.accounts).toEqual([newKey.accessKeyId]);
    expect(JSON.stringify(added)).not.toContain(newKey.secretAccessKey);
    const identity = running.identities.all.at(-1);
    expect(identity && running.identities.keysOf(identity.id)).toBeDefined();
  });

  it('an identity that a resource needs is not removed', async () => {
    const { call, running, forgotten } = setUp();
    expect(await call('identity.remove', { identityId })).toEqual(
      err({ kind: 'identity-in-use', by: ['bastion'] }),
    );
    expect(running.identities.all).toHaveLength(1);
    expect(forgotten).toEqual([]);
  });

  it('an identity that an open door needs to be closed is not removed', async () => {
    const { call, running } = setUp();
    await call('lease.open', { resourceId, duration: { kind: 'usual' } });
    const lease = running.leases.all[0];
    if (!lease) throw new Error('nothing was opened');
    // Its resource has gone from the list, as with an older file: the lease alone remembers it.
    running.leases.record({ ...lease, resource: { ...lease.resource, id: 'gone' as never } });
    expect(await call('resource.remove', { resourceId })).toEqual(ok(undefined));
    expect(await call('identity.remove', { identityId })).toEqual(
      err({ kind: 'identity-in-use', by: ['bastion'] }),
    );
  });

  it('an identity nobody needs is removed, and no client keeps its secret', async () => {
    const { call, running, forgotten } = setUp({ resources: [] });
    expect(await call('identity.remove', { identityId })).toEqual(ok(undefined));
    expect(running.identities.all).toEqual([]);
    expect(forgotten).toEqual([identityId]);
  });

  it('groups of an identity there is not are not looked for', async () => {
    const { call } = setUp();
    const input = { identityId: 'nobody', region: 'eu-west-1' };
    const refusal = err({ kind: 'not-found', what: 'identity' });
    expect(await call('group.find', input)).toEqual(refusal);
    expect(await call('resource.check', { ...input, groupId: 'sg-1', ports: [] })).toEqual(refusal);
    expect(await call('group.find', { identityId, region: 'eu-west-1' })).toEqual(
      ok({ groups: [] }),
    );
  });

  it('a resource is added, copied, changed and removed, but not while it is open', async () => {
    const { call, running } = setUp();
    const { id: _, ...draft } = { ...SAMPLE_RESOURCE, label: 'db', groupId: 'sg-01234567' };
    const added = await call('resource.add', { draft });
    expect(added).toEqual(ok({ resourceId: running.resources.all[1]?.id }));
    expect(await call('resource.duplicate', { resourceId })).toMatchObject({ ok: true });
    expect(running.resources.all).toHaveLength(3);
    await call('lease.open', { resourceId, duration: { kind: 'usual' } });
    const refusal = err({ kind: 'resource-open', label: 'bastion' });
    expect(await call('resource.remove', { resourceId })).toEqual(refusal);
    expect(await call('resource.change', { resourceId, draft })).toEqual(refusal);
  });

  it('my address is chosen, and given back', async () => {
    const { call, running } = setUp();
    await call('address.check', {});
    expect(await call('address.choose', { family: 'ipv4', text: '0.0.0.0/0' })).toMatchObject({
      ok: false,
      error: { kind: 'address-everywhere' },
    });
    await call('address.choose', { family: 'ipv4', text: '52.9.9.9' });
    expect(running.watcher.current?.ipv4).toEqual({ kind: 'chosen', cidr: '52.9.9.9/32' });
    await call('address.forget', {});
    expect(running.watcher.current?.ipv4).toMatchObject({ kind: 'agreed', cidr: '52.1.2.3/32' });
  });

  it('settings, clipboard, sandbox and snapshot go where they belong', async () => {
    const { call, clipboard, saved, bugs } = setUp();
    const settings = { ...DEFAULT_SETTINGS, theme: 'dark' };
    await call('settings.change', { settings });
    await call('clipboard.write', { text: 'a policy' });
    expect([saved, clipboard]).toEqual([[settings], ['a policy']]);
    expect(await call('realm.enterSandbox', {})).toEqual(err({ kind: 'leases-open', count: 1 }));
    const install = { when: 'now' } as const;
    expect(await call('update.install', install)).toEqual(err({ kind: 'leases-open', count: 1 }));
    expect(await call('realm.leaveSandbox', {})).toEqual(ok(undefined));
    expect(await call('snapshot.read', {})).toEqual(ok({ revision: 9 }));
    expect(bugs).toEqual([]);
  });

  it('settings are kept only with a proxy that is one, when they choose one', async () => {
    const { call, saved } = setUp();
    const unused = { ...DEFAULT_SETTINGS, proxyUrl: 'http' } as const;
    const chosen = { ...unused, proxy: 'manual' } as const;
    const refused = await call('settings.change', { settings: chosen });
    expect(refused).toEqual(err({ kind: 'proxy-format', text: 'http' }));
    expect(await call('settings.change', { settings: unused })).toEqual(ok(undefined));
    const usable = { ...chosen, proxyUrl: 'http://proxy.example.com:8080' };
    expect(await call('settings.change', { settings: usable })).toEqual(ok(undefined));
    expect(saved).toEqual([unused, usable]);
  });
});
