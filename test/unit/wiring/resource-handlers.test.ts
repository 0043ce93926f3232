import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { ResourceId } from '../../../src-main/resources/resource.ts';
import { resourceHandlers } from '../../../src-main/wiring/resource-handlers.ts';
import { SAMPLE_RESOURCE } from '../../support/stored-samples.ts';
import { smallRealm } from './small-realm.ts';

const { id: resourceId, label } = SAMPLE_RESOURCE;

describe('what the window asks for about where a resource leads', () => {
  it('a host is stored while the door is open, and its ports are tried there', async () => {
    const { running, ports } = smallRealm();
    const handle = resourceHandlers(() => running);
    expect(await handle['resource.tryPorts']({ resourceId })).toEqual(
      err({ kind: 'host-missing', label }),
    );
    await running.keeper.open(resourceId, { kind: 'usual' });
    ports.set('bastion.example.com', 22, 'answers');
    const connection = { host: ' bastion.example.com ', user: '' };
    expect(await handle['resource.setConnection']({ resourceId, connection })).toEqual(
      ok(undefined),
    );
    expect(await handle['resource.tryPorts']({ resourceId })).toEqual(
      ok([{ port: 22, outcome: 'answers', tookMs: 1 }]),
    );
    expect(ports.tried).toEqual(['bastion.example.com 22']);
  });

  it('no port of a resource there is not is tried', async () => {
    const { running, ports } = smallRealm();
    const gone = { resourceId: 'gone' as ResourceId };
    expect(await resourceHandlers(() => running)['resource.tryPorts'](gone)).toEqual(
      err({ kind: 'not-found', what: 'resource' }),
    );
    expect(ports.tried).toEqual([]);
  });
});
