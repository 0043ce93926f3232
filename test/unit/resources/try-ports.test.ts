import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { PortRange, Resource } from '../../../src-main/resources/resource.ts';
import { tryPorts } from '../../../src-main/resources/try-ports.ts';
import { FakePorts } from '../../support/fake-ports.ts';
import { SAMPLE_RESOURCE } from '../../support/stored-samples.ts';

const HOST = 'bastion.example.com';

function tcp(from: number, to = from): PortRange {
  return { protocol: 'tcp', from, to };
}

function at(host: string, ...ports: readonly PortRange[]): Resource {
  return { ...SAMPLE_RESOURCE, connection: { host }, ports };
}

describe('does the port answer?', () => {
  it('is asked of the host that the person stored, for each TCP port', async () => {
    const network = new FakePorts();
    network.set(HOST, 22, 'answers');
    network.set(HOST, 5432, 'refused');
    expect(await tryPorts(at(HOST, tcp(22), tcp(5432)), network.tryPort)).toEqual(
      ok([
        { port: 22, outcome: 'answers', tookMs: 1 },
        { port: 5432, outcome: 'refused', tookMs: 1 },
      ]),
    );
    expect(network.tried).toEqual([`${HOST} 22`, `${HOST} 5432`]);
  });

  it('is asked of no host that is not known', async () => {
    const network = new FakePorts();
    expect(await tryPorts(SAMPLE_RESOURCE, network.tryPort)).toEqual(
      err({ kind: 'host-missing', label: SAMPLE_RESOURCE.label }),
    );
    expect(network.tried).toEqual([]);
  });

  it('is asked once for a range, of no port twice, and of five at most', async () => {
    const network = new FakePorts();
    const many = [tcp(0, 100), tcp(1), tcp(22), tcp(80, 90), tcp(81), tcp(82), tcp(83)];
    await tryPorts(at(HOST, ...many), network.tryPort);
    expect(network.tried).toEqual([1, 22, 80, 81, 82].map((port) => `${HOST} ${String(port)}`));
  });

  it.each([
    ['an instance id', at('i-0a1b2c3d4e5f60718', tcp(22))],
    ['UDP and ICMP', at(HOST, { protocol: 'udp', from: 53, to: 53 }, { protocol: 'icmp' })],
  ])('has nothing to try with %s', async (_what, resource) => {
    const network = new FakePorts();
    expect(await tryPorts(resource, network.tryPort)).toEqual(ok([]));
    expect(network.tried).toEqual([]);
  });
});
