import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { awsClients } from '../../src-main/aws/aws-clients.ts';
import { groupFinder } from '../../src-main/aws/group-finder.ts';
import { verifyKeyPair } from '../../src-main/aws/key-verification.ts';
import { profileKeys } from '../../src-main/aws/profile-keys.ts';
import type { IdentityId } from '../../src-main/identities/identity.ts';
import type { Region } from '../../src-main/kernel/aws-names.ts';
import { ok } from '../../src-main/kernel/result.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import type { WayOut } from '../../src-main/kernel/ways-out.ts';
import { newAgents } from '../../src-main/network/agents.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { startSandbox } from '../../src-main/sandbox/sandbox-server.ts';
import { ConnectProxy } from '../support/connect-proxy.ts';
import type { ConnectProxyOptions } from '../support/connect-proxy.ts';
import { FaultProxy } from '../support/fault-proxy.ts';
import { serve, TEST_CERTIFICATE } from '../support/loopback-server.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { gateIdentity } from './gate-subjects.ts';
import { problemOf, valueOf } from './gate-trial.ts';

const REGION = 'eu-west-1' as Region;
const PAIR = {
  accessKeyId: SANDBOX_KEY.accessKeyId,
  secretAccessKey: new Secret(SANDBOX_KEY.secretAccessKey),
};
const temporaryFolder = temporaryFolders();
const stops: (() => unknown)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A sandbox spoken to over TLS, as AWS is. */
async function awsOverTls() {
  const relay = await FaultProxy.start();
  const server = await serve('https', (request, response) => {
    relay.handle(request, response).catch(() => response.destroy());
  });
  const host = `localhost:${String(server.port)}`;
  const sandbox = await startSandbox({ alsoKnownAs: [relay.host, host] });
  relay.leadTo(sandbox, Date.now);
  stops.push(
    () => sandbox.stop(),
    () => relay.stop(),
    () => server.stop(),
  );
  return { host, port: server.port, endpoint: `https://${host}`, requests: server.requests };
}

async function proxy(options: ConnectProxyOptions): Promise<ConnectProxy> {
  const started = await ConnectProxy.start(options);
  stops.push(() => started.stop());
  return started;
}

/** A way to AWS by proxies that a test names; `edition` as after a change of the settings. */
function by(ways: readonly WayOut[] | readonly string[], trusting = true) {
  const contacts: string[] = [];
  const now = {
    edition: 0,
    ways: ways.map((way): WayOut =>
      typeof way === 'string' ? { kind: 'proxy', url: new URL(way) } : way,
    ),
  };
  const newAgentsOf = () =>
    Promise.resolve(
      newAgents({
        waysOut: { to: () => Promise.resolve(now.ways), edition: () => now.edition },
        contacted: (host, reason) => {
          contacts.push(`${reason} ${host}`);
        },
        ...(trusting && { extraAuthority: TEST_CERTIFICATE }),
      }),
    );
  return { now, contacts, version: '0.0.0-test', newAgents: newAgentsOf };
}

function clients(way: ReturnType<typeof by>, endpoint: string) {
  const credentials = { signing: () => Promise.resolve(ok(PAIR)), forget: () => undefined };
  return awsClients({ ...way, endpoint, credentials });
}

describe('the way to AWS through a proxy', () => {
  it('is one tunnel, kept for all that follows', async () => {
    const aws = await awsOverTls();
    const company = await proxy({ leads: { [aws.host]: aws.port } });
    const way = by([company.url]);
    const find = groupFinder(clients(way, aws.endpoint));
    for (let click = 0; click < 10; click += 1)
      expect(valueOf(await find(gateIdentity, REGION, {})).groups.length).toBeGreaterThan(0);
    expect(company.asked).toEqual([aws.host]);
    const nineMore = Array<string>(9).fill('aws localhost');
    expect(way.contacts).toEqual(['aws localhost', 'proxy 127.0.0.1', ...nineMore]);
  });

  it('takes another turn with the request after the settings were changed', async () => {
    const aws = await awsOverTls();
    const [before, after] = [
      await proxy({ leads: { [aws.host]: aws.port } }),
      await proxy({ leads: { [aws.host]: aws.port } }),
    ];
    const way = by([before.url]);
    const find = groupFinder(clients(way, aws.endpoint));
    valueOf(await find(gateIdentity, REGION, {}));
    way.now.ways = [{ kind: 'proxy', url: new URL(after.url) }];
    way.now.edition += 1;
    valueOf(await find(gateIdentity, REGION, {}));
    expect([before.asked.length, after.asked.length]).toEqual([1, 1]);
  });

  it('shows the proxy name and password, and nobody else', async () => {
    const aws = await awsOverTls();
    const company = await proxy({ leads: { [aws.host]: aws.port }, password: 'ana:p@ss' });
    const way = by([company.url.replace('//', '//ana:p%40ss@')]);
    valueOf(await verifyKeyPair({ ...way, endpoint: aws.endpoint })(PAIR, REGION));
    const [request] = aws.requests;
    expect(request?.headers['proxy-authorization']).toBeUndefined();
  });

  it('goes on to the next proxy of a list when the first is not there', async () => {
    const aws = await awsOverTls();
    const [gone, there] = [await proxy({}), await proxy({ leads: { [aws.host]: aws.port } })];
    await gone.stop();
    const way = by([gone.url, there.url]);
    valueOf(await verifyKeyPair({ ...way, endpoint: aws.endpoint })(PAIR, REGION));
    expect(there.asked).toEqual([aws.host]);
  });

  it('is also that of the sign-in a profile names', async () => {
    const home = temporaryFolder();
    const startUrl = 'https://company.example.test/start';
    const folder = join(home, '.aws');
    const cache = join(folder, 'sso', 'cache');
    mkdirSync(cache, { recursive: true });
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    writeFileSync(
      join(cache, `${createHash('sha1').update(startUrl).digest('hex')}.json`),
      JSON.stringify({ startUrl, region: REGION, accessToken: 'not-a-real-token', expiresAt }),
    );
    writeFileSync(
      join(folder, 'config'),
      [
        ...['[profile sso]', `sso_start_url = ${startUrl}`, `sso_region = ${REGION}`],
        ...['sso_account_id = 123456789012', 'sso_role_name = ops', ''],
      ].join('\n'),
    );
    const company = await proxy({});
    const keys = profileKeys({
      ...by([company.url]),
      files: { filepath: join(folder, 'credentials'), configFilepath: join(folder, 'config') },
      consent: { allows: () => false },
      sessionName: 'test',
    });
    vi.stubEnv('HOME', home);
    const { caller, homeRegion } = gateIdentity;
    const id = 'sso' as IdentityId;
    const identity = {
      kind: 'profile',
      id,
      caller,
      homeRegion,
      addedAt: 0,
      profile: 'sso',
    } as const;
    expect((await keys.of(identity, { policy: undefined, code: undefined })).ok).toBe(false);
    expect(company.asked).toEqual([`portal.sso.${REGION}.amazonaws.com:443`]);
  });

  it('may itself be over TLS', async () => {
    const aws = await awsOverTls();
    const company = await proxy({ leads: { [aws.host]: aws.port }, tls: true });
    const options = { ...by([company.url], false), endpoint: aws.endpoint };
    // Its certificate is checked too.
    expect(problemOf(await verifyKeyPair(options)(PAIR, REGION))).toMatchObject({
      kind: 'proxy-refused',
      why: 'unreachable',
    });
    const trusting = { ...by([company.url]), endpoint: aws.endpoint };
    valueOf(await verifyKeyPair(trusting)(PAIR, REGION));
    expect(company.asked).toEqual([aws.host]);
  });
});

describe('the straight way to AWS', () => {
  it.each([
    ['known at once', (ways: readonly WayOut[]) => ways],
    ['still to be found', (ways: readonly WayOut[]) => Promise.resolve(ways)],
  ])('is one connection, kept for all that follows, when it is %s', async (_when, to) => {
    const aws = await awsOverTls();
    const way = by([]);
    const contacted = (host: string, reason: string) => way.contacts.push(`${reason} ${host}`);
    const agents = () =>
      newAgents({
        waysOut: { to: () => to([{ kind: 'straight' }]), edition: () => 0 },
        contacted,
        extraAuthority: TEST_CERTIFICATE,
      });
    const options = { ...way, newAgents: () => Promise.resolve(agents()) };
    const find = groupFinder(clients(options, aws.endpoint));
    for (let click = 0; click < 10; click += 1) valueOf(await find(gateIdentity, REGION, {}));
    expect(new Set(aws.requests.map(({ socket }) => socket)).size).toBe(1);
    expect(way.contacts).toEqual(Array<string>(aws.requests.length).fill('aws localhost'));
  });
});

describe('a way to AWS that is barred', () => {
  const HOST = 'ec2.example.test';
  const verify = (way: ReturnType<typeof by>, endpoint = `https://${HOST}`) =>
    verifyKeyPair({ ...way, endpoint })(PAIR, REGION);

  it.each([
    ['asks for a password', { password: 'ana:pw' }, 'password'],
    ['does not let through', {}, 'forbidden'],
  ] as const)('is said to be the proxy’s when it %s', async (_what, options, why) => {
    const company = await proxy(options);
    const said = problemOf(await verify(by([company.url])));
    const named = `127.0.0.1:${String(company.port)}`;
    expect(said).toEqual({ kind: 'proxy-refused', proxy: named, host: HOST, why });
    expect(company.asked).toEqual([`${HOST}:443`]);
  });

  it('is said to be the proxy’s when nobody is there, or when it says nothing', async () => {
    const gone = await proxy({});
    await gone.stop();
    const unreachable = { kind: 'proxy-refused', why: 'unreachable' };
    expect(problemOf(await verify(by([gone.url])))).toMatchObject(unreachable);
    const mute = await proxy({ mute: true });
    expect(problemOf(await verify(by([mute.url])))).toMatchObject(unreachable);
  });

  it('is not gone round when a proxy says no', async () => {
    const aws = await awsOverTls();
    const company = await proxy({});
    const way = by([{ kind: 'proxy', url: new URL(company.url) }, { kind: 'straight' }]);
    expect(problemOf(await verify(way, aws.endpoint))).toMatchObject({ why: 'forbidden' });
    expect(aws.requests).toEqual([]);
  });

  it('is named when it is no HTTP proxy, or no proxy at all', async () => {
    const socks = by([{ kind: 'unknown', name: 'SOCKS5 10.0.0.1:1080' }]);
    expect(problemOf(await verify(socks))).toEqual({
      kind: 'proxy-refused',
      proxy: 'SOCKS5 10.0.0.1:1080',
      host: HOST,
      why: 'not-http',
    });
    const odd = by([{ kind: 'unreadable', text: 'proxy' }]);
    expect(problemOf(await verify(odd))).toEqual({ kind: 'proxy-format', text: 'proxy' });
  });

  it('hears nothing of AWS from a proxy that speaks in its place', async () => {
    const refusalBody =
      '<Response><Errors><Error><Code>InvalidPermission.NotFound</Code></Error></Errors></Response>';
    const company = await proxy({ refusalBody });
    expect(problemOf(await verify(by([company.url])))).toMatchObject({ kind: 'proxy-refused' });
  });

  it('sends nothing to whoever reads along, by proxy or without', async () => {
    const aws = await awsOverTls();
    const company = await proxy({ leads: { [`${HOST}:443`]: aws.port } });
    for (const way of [by([company.url]), by([company.url], false)])
      expect(problemOf(await verify(way))).toMatchObject({ kind: 'not-trusted' });
    expect(aws.requests).toEqual([]);
  });

  it('survives a tunnel that breaks, and takes a new one', async () => {
    const aws = await awsOverTls();
    const company = await proxy({ leads: { [aws.host]: aws.port } });
    const way = by([company.url]);
    const find = groupFinder(clients(way, aws.endpoint));
    valueOf(await find(gateIdentity, REGION, {}));
    company.breakAll();
    valueOf(await find(gateIdentity, REGION, {}));
    expect(company.asked).toEqual([aws.host, aws.host]);
  });
});
