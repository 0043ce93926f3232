import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Family } from '../../../src-main/kernel/cidr.ts';
import { httpsSource } from '../../../src-main/network/https-source.ts';
import type { HttpsSourceOptions } from '../../../src-main/network/https-source.ts';
import type { Reading } from '../../../src-main/public-ip/address.ts';
import { serve, TEST_CERTIFICATE } from '../../support/loopback-server.ts';
import type { LoopbackServer } from '../../support/loopback-server.ts';

const servers: LoopbackServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function started(scheme: 'http' | 'https', listener: RequestListener) {
  const server = await serve(scheme, listener);
  servers.push(server);
  return server;
}

function asked(url: string, family: Family = 'ipv4', options: HttpsSourceOptions = {}) {
  return httpsSource(options)({ operator: 'test', family, url });
}

function saying(text: string, status = 200, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => response.writeHead(status, headers).end(text);
}

/** What one loopback service gets us to believe. */
async function reading(listener: RequestListener, family?: Family): Promise<Reading> {
  const server = await started('http', listener);
  return asked(server.origin, family, { timeLimitMs: 2_000 });
}

const TRUSTING: HttpsSourceOptions = { extraAuthority: TEST_CERTIFICATE };

describe('the answer of an address service', () => {
  it.each([
    ['ipv4', '52.1.2.3', '52.1.2.3/32'],
    ['ipv4', '52.1.2.3\n', '52.1.2.3/32'],
    ['ipv4', '52.1.2.3\r\n', '52.1.2.3/32'],
    ['ipv6', '2600:1F14:0:0::7\n', '2600:1f14::7/128'],
  ] as const)('over %s is believed when it is %j', async (family, text, cidr) => {
    expect(await reading(saying(text), family)).toMatchObject({ kind: 'address', cidr });
  });

  it.each([
    ['a page', saying('<!doctype html><p>Welcome to the hotel'), /HTML.*sign-in page/],
    ['a page by its type', saying('52.1.2.3', 200, { 'content-type': 'text/html' }), /HTML/],
    ['a long page', saying(`<html>${'x'.repeat(9_999)}`), /HTML/],
    ['a private address', saying('10.0.0.3'), /^answered a private address 10\.0\.0\.3$/],
    ['a carrier’s address', saying('100.64.0.1'), /private address/],
    ['the other family', saying('2600:1f14::7'), /2600:1f14::7, which is not IPv4/],
    ['two addresses', saying('52.1.2.3, 52.9.9.9'), /no address/],
    ['an address and more', saying('52.1.2.3\nhello'), /no address/],
    ['a network', saying('52.1.2.0/24'), /no address/],
    ['everywhere', saying('0.0.0.0/0'), /no address/],
    ['JSON', saying('{"ip":"52.1.2.3"}'), /no address: “\{"ip":"52\.1\.2\.3"\}”/],
    ['an address with spaces', saying(' 52.1.2.3 '), /no address/],
    ['an octal address', saying('052.1.2.3'), /no address/],
    ['65 bytes', saying('5'.repeat(65)), /no address/],
    ['nothing', saying(''), /^answered nothing$/],
    ['control characters', saying('\u001b[31m\u0000'), /no address: “\?\[31m\?”/],
    ['an error', saying('52.1.2.3', 503), /^answered HTTP 503$/],
    ['no content', saying('', 204), /^answered HTTP 204$/],
    [
      'a redirect',
      saying('52.1.2.3', 302, { location: 'https://portal.example/login' }),
      /^redirected to portal\.example \(a sign-in page/,
    ],
    ['a redirect to nowhere', saying('', 307), /^redirected \(/],
  ])('is not believed when it is %s', async (_what, listener, why) => {
    const said = await reading(listener);
    expect(said.kind).toBe('nothing');
    expect(said.kind === 'nothing' && said.why).toMatch(why);
  });

  it('is read no further than 64 bytes, however much is sent', async () => {
    let sent = 0;
    const endless = (response: ServerResponse): void => {
      const chunk = '5'.repeat(16_384);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        response.once('drain', more);
      };
      more();
    };
    const said = await reading((_request, response) => {
      endless(response);
    });
    expect(said).toMatchObject({ kind: 'nothing' });
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('asking an address service', () => {
  it('does not follow a redirect', async () => {
    const target = await started('http', saying('52.1.2.3'));
    await reading(saying('', 302, { location: target.origin }));
    expect(target.requests).toHaveLength(0);
  });

  it('sends nothing that identifies the app or the person', async () => {
    const server = await started('http', saying('52.1.2.3'));
    await asked(server.origin);
    expect(server.requests[0]?.headers).toEqual({
      accept: 'text/plain',
      host: `127.0.0.1:${String(server.port)}`,
      connection: expect.stringMatching(/close/i) as string,
    });
  });

  it('ends at its time limit when nobody answers', async () => {
    const server = await started('http', () => undefined);
    expect(await asked(server.origin, 'ipv4', { timeLimitMs: 100 })).toMatchObject({
      kind: 'nothing',
      why: 'did not answer in 0.1 s',
    });
  });

  it('ends at its time limit when the answer comes in drops', async () => {
    const server = await started('http', (_request, response) => {
      const drip = setInterval(() => response.write('5'), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
    });
    expect(await asked(server.origin, 'ipv4', { timeLimitMs: 200 })).toMatchObject({
      kind: 'nothing',
      why: 'did not answer in 0.2 s',
    });
  });

  it('says so when the connection is refused', async () => {
    const server = await started('http', saying(''));
    await server.stop();
    expect(await asked(server.origin)).toMatchObject({ why: 'refused the connection' });
  });

  it('says so when the connection breaks', async () => {
    expect(await reading((request) => request.socket.destroy())).toMatchObject({
      why: 'broke off',
    });
  });

  it('says so when the answer breaks off in the middle', async () => {
    const said = await reading((_request, response) => {
      response.writeHead(200, { 'content-length': '9' });
      response.write('52.1');
      setImmediate(() => response.socket?.destroy());
    });
    expect(said).toMatchObject({ kind: 'nothing', why: 'broke off' });
  });

  it('asks nothing over plain HTTP beyond this computer', async () => {
    expect(await asked('http://192.0.2.7/')).toMatchObject({
      kind: 'nothing',
      why: 'is not asked: only HTTPS can be believed',
    });
  });
});

describe('the connection to an address service', () => {
  it('is believed with a certificate that is trusted', async () => {
    const server = await started('https', saying('52.1.2.3\n'));
    expect(await asked(server.origin, 'ipv4', TRUSTING)).toMatchObject({ cidr: '52.1.2.3/32' });
  });

  it('is not believed with one that is not, and nothing is asked over it', async () => {
    const server = await started('https', saying('52.1.2.3'));
    expect(await asked(server.origin)).toMatchObject({
      kind: 'nothing',
      why: 'has a certificate that cannot be trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
    });
    expect(server.requests).toHaveLength(0);
  });

  it('is checked even where NODE_TLS_REJECT_UNAUTHORIZED says otherwise', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const server = await started('https', saying('52.1.2.3'));
      expect((await asked(server.origin)).kind).toBe('nothing');
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  it('runs over the family that is asked for, or not at all', async () => {
    const server = await started('https', saying('52.1.2.3'));
    const url = `https://localhost:${String(server.port)}/`;
    expect((await asked(url, 'ipv4', TRUSTING)).kind).toBe('address');
    expect((await asked(url, 'ipv6', TRUSTING)).kind).toBe('nothing');
    expect(server.requests, 'IPv6 never came in over IPv4').toHaveLength(1);
  });
});

describe('an address service and a proxy', () => {
  /** Ways out by a proxy that leads to no host at all, and counts whom it was asked about. */
  function proxied(kind: 'proxy' | 'straight') {
    const origins: string[] = [];
    const url = new URL('http://proxy.test:8080');
    const waysOut = {
      to: (origin: string) => {
        origins.push(origin);
        return [kind === 'proxy' ? { kind, url } : { kind }];
      },
      edition: () => 0,
    };
    return { origins, waysOut };
  }

  it('know nothing of each other: what the proxy shows is not my address', async () => {
    const server = await started('https', saying('52.1.2.3'));
    const { waysOut } = proxied('proxy');
    const said = await asked(server.origin, 'ipv4', { ...TRUSTING, waysOut });
    expect(said).toMatchObject({ kind: 'address', cidr: '52.1.2.3/32' });
  });

  it('are both named when nobody answers without the proxy', async () => {
    const server = await started('https', saying('52.1.2.3'));
    await server.stop();
    const { waysOut, origins } = proxied('proxy');
    const why = 'refused the connection without the proxy';
    expect(await asked(server.origin, 'ipv4', { waysOut })).toMatchObject({ why });
    expect(origins).toEqual([server.origin]);
    const straight = proxied('straight');
    expect(await asked(server.origin, 'ipv4', { waysOut: straight.waysOut })).toMatchObject({
      why: 'refused the connection',
    });
  });

  it('are not both named when the service did answer, only not well', async () => {
    const { waysOut } = proxied('proxy');
    const page = await started('https', saying('<html>'));
    const said = await asked(page.origin, 'ipv4', { ...TRUSTING, waysOut });
    expect(said).toMatchObject({ why: expect.not.stringContaining('proxy') as string });
    const stranger = await asked(page.origin, 'ipv4', { waysOut });
    expect(stranger).toMatchObject({ why: expect.stringMatching(/trusted \(\w+\)$/) as string });
  });

  it('is counted among the hosts contacted, unless it was not asked', async () => {
    const contacts: string[] = [];
    const contacted = (host: string) => contacts.push(host);
    const server = await started('http', saying('52.1.2.3'));
    await asked(server.origin, 'ipv4', { contacted });
    await asked('http://192.0.2.7/', 'ipv4', { contacted });
    expect(contacts).toEqual(['127.0.0.1']);
  });
});
