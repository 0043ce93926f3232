import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src-main/sandbox/sandbox-server.ts';
import type { SandboxServer } from '../../../src-main/sandbox/sandbox-server.ts';
import { SANDBOX_GROUPS } from '../../../src-main/sandbox/seed-groups.ts';
import { secretOf } from '../../../src-main/sandbox/seed.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let sandbox: SandboxServer;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await sandbox.stop();
});

function send(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(sandbox.url + path, { method, headers, agent: false });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      text(response).then((answered) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answered });
      }, reject);
    });
    outgoing.end(body);
  });
}

describe('the address sources', () => {
  it('answer the plain address and a newline, for each family and operator', async () => {
    sandbox.world.setAddress({ ipv4: '81.2.69.142', ipv6: '2a02:c7f::1' });
    for (const operator of ['echo', 'echo-b']) {
      expect((await send('GET', `/${operator}/ipv4`)).body).toBe('81.2.69.142\n');
      expect((await send('GET', `/${operator}/ipv6`)).body).toBe('2a02:c7f::1\n');
    }
  });

  it('answer 503 for a family that is off', async () => {
    sandbox.world.setAddress({ ipv4: '81.2.69.142' });
    expect(await send('GET', '/echo/ipv6')).toMatchObject({ status: 503, body: '' });
  });

  it('can be made to disagree', async () => {
    sandbox.world.setAddress({ ipv4: '81.2.69.142' });
    sandbox.world.setAddress({ ipv4: '81.2.69.143' }, 'echo-b');
    expect((await send('GET', '/echo/ipv4')).body).toBe('81.2.69.142\n');
    expect((await send('GET', '/echo-b/ipv4')).body).toBe('81.2.69.143\n');
  });

  it('are written down and can be hit by faults', async () => {
    sandbox.world.faults.next({ service: 'echo', action: '/echo/ipv4', kind: 'http', status: 502 });
    sandbox.world.faults.next({ service: 'echo', kind: 'reset' });
    expect((await send('GET', '/echo/ipv4')).status).toBe(502);
    await expect(send('GET', '/echo/ipv4')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await send('GET', '/echo/ipv4')).status).toBe(200);
    expect(sandbox.requests.map(({ service, status }) => [service, status])).toEqual([
      ['echo', 502],
      ['echo', 0],
      ['echo', 200],
    ]);
  });

  it('refuse an address that is none', () => {
    expect(() => {
      sandbox.world.setAddress({ ipv4: '2a02:c7f::1' });
    }).toThrow('not an ipv4 address');
  });
});

describe('the control paths', () => {
  const json = { 'Content-Type': 'application/json' };

  it('show groups, rules and the address, and no secret', async () => {
    const answer = await send('GET', '/sandbox/world');
    expect(answer.body).not.toContain(secretOf('AKIASANDBOXEXAMP7Q2A'));
    expect(answer.body).not.toContain('AKIA');
    const shown = JSON.parse(answer.body) as {
      address: unknown;
      groups: { id: string; rules: unknown[] }[];
    };
    expect(shown.address).toEqual(sandbox.world.address());
    const full = shown.groups.find(({ id }) => id === SANDBOX_GROUPS.legacyOfficeList);
    expect(full?.rules).toHaveLength(60);
  });

  it('move the person to another address', async () => {
    const answer = await send('POST', '/sandbox/address', json, '{"ipv4":"9.9.9.9","ipv6":null}');
    expect(answer.status).toBe(200);
    expect((await send('GET', '/echo/ipv4')).body).toBe('9.9.9.9\n');
    expect((await send('GET', '/echo/ipv6')).status).toBe(503);
  });

  it.each(['', 'null', '{"ipv4":4}', '{"ipv4":"9.9.9"}', '{"ipv6":"9.9.9.9"}'])(
    'refuse the address %s',
    async (body) => {
      const before = sandbox.world.address();
      expect((await send('POST', '/sandbox/address', json, body)).status).toBe(400);
      expect(sandbox.world.address()).toEqual(before);
    },
  );

  it('refuse a form as a page could send it', async () => {
    expect((await send('POST', '/sandbox/address', {}, '{"ipv4":"9.9.9.9"}')).status).toBe(415);
  });
});

describe('the door', () => {
  it.each([
    ['a page', { Origin: 'http://127.0.0.1' }],
    ['a page without saying so', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a name pointed at loopback', { Host: 'attacker.example' }],
    ['another port', { Host: '127.0.0.1:1' }],
  ])('is closed to %s', async (_, headers) => {
    for (const path of ['/', '/sandbox/world', '/echo/ipv4'])
      expect((await send('GET', path, headers)).status).toBe(403);
  });

  it('is open under the name localhost', async () => {
    const { port } = new URL(sandbox.url);
    const answer = await send('GET', '/echo/ipv4', { Host: `localhost:${port}` });
    expect(answer.status).toBe(200);
  });

  it('listens on loopback only', () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('has nothing behind other paths', async () => {
    expect((await send('GET', '/admin')).status).toBe(404);
    expect((await send('DELETE', '/sandbox/world')).status).toBe(404);
  });

  it('refuses a body that is too large', async () => {
    const answer = await send('POST', '/', {}, 'a'.repeat(1024 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(sandbox.requests).toEqual([]);
  });

  it('can be closed twice, and nobody answers afterwards', async () => {
    await sandbox.stop();
    await sandbox.stop();
    await expect(send('GET', '/echo/ipv4')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
