import { describe, expect, it, vi } from 'vitest';
import { ConnectProxy } from '../support/connect-proxy.ts';
import { TEST_CERTIFICATE } from '../support/loopback-server.ts';
import { MANIFEST, newUpdateKey } from '../support/update-feed.ts';
import type { FeedServer } from '../support/update-feed.ts';
import { copyOf, feedServer, KEY, refusal, stops } from './update-copy.ts';

// electron-updater's real classes, as the packaged app has them, against a feed of this computer.

describe('looking', () => {
  it('names the version of the signed manifest, and asks for nothing else', async () => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const { feed, downloads, contacted } = copyOf(server);
    expect(await feed.look()).toEqual({ ok: true, value: '1.4.0' });
    expect(server.asked).toEqual([MANIFEST, `${MANIFEST}.sig`]);
    expect(downloads()).toEqual([]);
    expect(new Set(contacted)).toEqual(new Set(['aws 127.0.0.1']));
  });

  it('tells the feed nothing by which it would know this installation', async () => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const { feed } = copyOf(server);
    await feed.look();
    await feed.download('1.4.0', () => undefined);
    expect(server.requests).toHaveLength(3);
    for (const { headers, url } of server.requests) {
      const names = Object.keys(headers).filter((name) => name !== 'connection');
      expect(names.sort()).toEqual(['accept', 'host', 'user-agent']);
      expect(headers['user-agent']).toBe('Drawbridge');
      expect(url).not.toContain('?');
    }
  });

  it.each<[string, (server: FeedServer) => void]>([
    [
      'another key',
      (server) => {
        server.signAs(MANIFEST, newUpdateKey());
      },
    ],
    [
      'the manifest of another system',
      (server) => {
        server.signAs('latest-mac.yml', KEY);
      },
    ],
    [
      'a manifest changed afterwards',
      (server) => {
        server.tamper((text) => `${text} `);
      },
    ],
    [
      'a version changed afterwards',
      (server) => {
        server.tamper((text) => text.replace('1.4.0', '1.5.0'));
      },
    ],
    ['an empty signature', (server) => server.files.set(`${MANIFEST}.sig`, '')],
    ['no Base64', (server) => server.files.set(`${MANIFEST}.sig`, '<html>')],
  ])('refuses a signature of %s', async (_what, change) => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    change(server);
    const { feed, downloads } = copyOf(server);
    expect(await refusal(feed.look())).toEqual({ kind: 'update-refused', why: 'signature' });
    expect(await refusal(feed.download('1.4.0', () => undefined))).toMatchObject({
      kind: 'update-refused',
    });
    expect(downloads()).toEqual([]);
  });

  it.each(['', 'MCow', 'not base64 at all'])('trusts nothing without a key: "%s"', async (key) => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const { feed } = copyOf(server, { key });
    expect(await refusal(feed.look())).toMatchObject({ why: 'signature' });
  });

  it('refuses a signed text that is no manifest', async () => {
    const server = await feedServer();
    for (const text of ['version: 1.4.0', '{', 'version: 1.4.0\nfiles:\n  - url: ../x']) {
      server.files.set(MANIFEST, text);
      server.signAs(MANIFEST, KEY);
      const { feed } = copyOf(server);
      expect(await refusal(feed.look())).toMatchObject({ why: 'unreadable' });
    }
  });

  it('says in words why there is no answer', async () => {
    const server = await feedServer();
    const { feed } = copyOf(server);
    const host = `127.0.0.1:${String(server.port)}`;
    const told = { kind: 'update-unreachable', host, untrusted: false };
    expect(await refusal(feed.look())).toEqual({ ...told, cause: 'answered HTTP 404' });
    server.answer = (_request, response) => {
      response.end('x'.repeat(200_000));
      return true;
    };
    expect(await refusal(feed.look())).toEqual({ ...told, cause: 'answered far too much' });
    await server.stop();
    expect(await refusal(feed.look())).toEqual({ ...told, cause: 'refused the connection' });
    stops.length = 0;
  });

  it('follows redirects, but never to a place without encryption', async () => {
    const server = await feedServer();
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const { feed, contacted } = copyOf(server);
    server.answer = ({ url = '' }, response) => {
      if (url.includes('moved')) return false;
      response.writeHead(302, { location: `/drawbridge/moved/../${url.slice(12)}?moved` }).end();
      return true;
    };
    server.files.set(`${MANIFEST}?moved`, server.files.get(MANIFEST) ?? '');
    server.files.set(`${MANIFEST}.sig?moved`, server.files.get(`${MANIFEST}.sig`) ?? '');
    expect(await feed.look()).toEqual({ ok: true, value: '1.4.0' });
    server.answer = (_request, response) => {
      response.writeHead(302, { location: 'http://updates.example.com/latest.yml' }).end();
      return true;
    };
    expect(await refusal(feed.look())).toMatchObject({
      cause: 'led to a place without encryption',
    });
    expect(contacted.join()).not.toContain('example.com');
    server.answer = (_request, response) => {
      response.writeHead(302, { location: `${server.url}${MANIFEST}` }).end();
      return true;
    };
    expect(await refusal(feed.look())).toMatchObject({ cause: 'led from place to place' });
  });
});

describe('the way out', () => {
  it('trusts no certificate but of an authority it knows, as where a network reads along', async () => {
    const server = await feedServer('https');
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const refused = await refusal(copyOf(server).feed.look());
    expect(refused).toMatchObject({ kind: 'update-unreachable', untrusted: true });
    expect(server.requests).toEqual([]);
    const { feed } = copyOf(server, { authority: TEST_CERTIFICATE });
    expect(await feed.look()).toEqual({ ok: true, value: '1.4.0' });
  });

  it('is the proxy of the settings, with its name and password, for look and download', async () => {
    const server = await feedServer('https');
    server.release({ version: '1.4.0', content: 'new', signedBy: KEY });
    const target = `localhost:${String(server.port)}`;
    const proxy = await ConnectProxy.start({
      leads: { [target]: server.port },
      password: 'ana:not-a-password',
    });
    stops.push(() => proxy.stop());
    const url = `https://${target}/drawbridge/`;
    const through = new URL(proxy.url);
    const bare = copyOf(server, { url, way: { kind: 'proxy', url: through } });
    expect(await refusal(bare.feed.look())).toMatchObject({
      kind: 'proxy-refused',
      why: 'password',
    });
    expect(server.requests).toEqual([]);
    const named = new URL(proxy.url);
    named.username = 'ana';
    named.password = 'not-a-password';
    const options = {
      url,
      way: { kind: 'proxy', url: named },
      authority: TEST_CERTIFICATE,
    } as const;
    const { feed, downloads, contacted } = copyOf(server, options);
    expect(await feed.look()).toEqual({ ok: true, value: '1.4.0' });
    expect(await feed.download('1.4.0', () => undefined)).toMatchObject({ ok: true });
    expect(downloads()).toHaveLength(1);
    expect(new Set(proxy.asked)).toEqual(new Set([target]));
    expect(new Set(contacted)).toEqual(new Set(['aws localhost', 'proxy 127.0.0.1']));
  });
});
