import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { httpsSource } from '../../../src-main/network/https-source.ts';
import { AddressWatcher } from '../../../src-main/public-ip/address-watcher.ts';
import { TrustedAddress } from '../../../src-main/public-ip/trusted-address.ts';
import type { AddressSource } from '../../../src-main/public-ip/address.ts';
import { cidr } from '../../support/fake-address-sources.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { serve } from '../../support/loopback-server.ts';
import type { LoopbackServer } from '../../support/loopback-server.ts';

let server: LoopbackServer | undefined;
afterEach(() => server?.stop());

/** Two services behind one network that may answer in their place. */
async function behindPortal() {
  const services: RequestListener = (_request, response) => response.end('52.1.2.3\n');
  const network = { answers: services };
  server = await serve('http', (request, response) => {
    network.answers(request, response);
  });
  const { origin } = server;
  const sources = ['AWS', 'ipify'].map((operator): AddressSource => ({
    operator,
    family: 'ipv4',
    url: `${origin}/${operator}`,
  }));
  const clock = new FakeClock();
  const watcher = new AddressWatcher({ ask: httpsSource(), clock, sources });
  const trusted = new TrustedAddress({ watcher, clock, fingerprint: () => 'hotel' });
  await watcher.check();
  return { network, services, clock, watcher, trusted };
}

describe('a sign-in page of the network', () => {
  it.each<[string, RequestListener]>([
    [
      'a page',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<!doctype html><title>Welcome</title>');
      },
    ],
    [
      'a redirect',
      (_request, response) => {
        response.writeHead(302, { location: 'http://127.0.0.1:1/login' });
        response.end('52.9.9.9');
      },
    ],
  ])('is no change of address when it answers %s', async (_name, portal) => {
    const { network, services, clock, watcher, trusted } = await behindPortal();
    network.answers = portal;
    await watcher.check();
    expect(trusted.toFollow(), 'not before it is confirmed').toEqual([cidr('52.1.2.3')]);
    await clock.advance(10_000);
    const { ipv4 } = await watcher.check();
    expect(ipv4).toMatchObject({ kind: 'silent', choices: [] });
    expect(JSON.stringify(ipv4)).toContain('sign-in page');
    expect(trusted.toFollow()).toBeUndefined();
    network.answers = services;
    await watcher.check();
    expect(trusted.toFollow()).toEqual([cidr('52.1.2.3')]);
  });
});
