import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portTry } from '../../src-main/network/port-try.ts';
import type { TryPort } from '../../src-main/resources/resource.ts';
import { FakePorts } from '../support/fake-ports.ts';
import { silentPort } from '../support/silent-port.ts';
import { waitFor } from '../support/wait-for.ts';

interface World {
  readonly tryPort: TryPort;
  readonly host: string;
  readonly answering: number;
  readonly refusing: number;
  readonly silent: number;
  stop(): Promise<void>;
}

function inMemory(): Promise<World> {
  const ports = new FakePorts();
  const host = 'bastion.example.com';
  ports.set(host, 22, 'answers');
  ports.set(host, 80, 'refused');
  return Promise.resolve({
    ...{ tryPort: ports.tryPort, host, answering: 22, refusing: 80, silent: 443 },
    stop: () => Promise.resolve(),
  });
}

async function onLoopback(): Promise<World> {
  const server = await listen('127.0.0.1');
  const refusing = await unusedPort();
  const silent = await silentPort();
  return {
    tryPort: portTry({ timeLimitMs: 400, lookup: knownNames }),
    host: 'bastion.example.com',
    answering: portOf(server),
    refusing,
    silent: silent.port,
    stop: async () => {
      await close(server);
      await silent.stop();
    },
  };
}

/** One name, without asking any network. */
function knownNames(host: string): Promise<readonly { address: string }[]> {
  return host === 'bastion.example.com'
    ? Promise.resolve([{ address: '127.0.0.1' }])
    : Promise.reject(new Error(`ENOTFOUND ${host}`));
}

describe.each([
  ['in memory', inMemory],
  ['over the wire', onLoopback],
])('trying a port, %s,', (_name, start) => {
  let world: World;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(() => world.stop());

  it('says that it answers, and how long that took', async () => {
    const answer = await world.tryPort(world.host, world.answering);
    expect(answer).toMatchObject({ port: world.answering, outcome: 'answers' });
    expect(answer.tookMs).toBeGreaterThanOrEqual(0);
  });

  it('tells a machine that refuses from one that is silent', async () => {
    const answers = [world.refusing, world.silent].map((port) => world.tryPort(world.host, port));
    expect((await Promise.all(answers)).map(({ outcome }) => outcome)).toEqual([
      'refused',
      'silent',
    ]);
  });

  it('says that a name leads nowhere', async () => {
    const answer = await world.tryPort('nothing.invalid', world.answering);
    expect(answer).toMatchObject({ port: world.answering, outcome: 'unknown-host' });
  });
});

describe('trying a port over the wire', () => {
  it('sends not one byte and closes at once', async () => {
    const heard: string[] = [];
    const server = await listen('127.0.0.1', (what) => heard.push(what));
    await portTry()('127.0.0.1', portOf(server));
    await waitFor(() => heard.includes('closed'), { what: 'the connection to be closed' });
    expect(heard).toEqual(['connected', 'closed']);
    await close(server);
  });

  it('takes the address of the name that answers, whatever its family', async () => {
    const server = await listen('::1');
    const both = [{ address: '127.0.0.1' }, { address: '::1' }];
    const tryPort = portTry({ lookup: () => Promise.resolve(both) });
    expect(await tryPort('bastion.example.com', portOf(server))).toMatchObject({
      outcome: 'answers',
    });
    await close(server);
  });

  it('takes addresses as they are written, IPv6 too', async () => {
    const server = await listen('::1');
    expect(await portTry()('::1', portOf(server))).toMatchObject({ outcome: 'answers' });
    await close(server);
  });

  it('calls a name unknown when nobody knows it in time', async () => {
    const tryPort = portTry({ timeLimitMs: 20, lookup: () => new Promise(() => undefined) });
    expect(await tryPort('slow.example.com', 22)).toMatchObject({ outcome: 'unknown-host' });
  });
});

function listen(host: string, hear: (what: string) => void = () => undefined): Promise<Server> {
  const server = createServer((socket) => {
    hear('connected');
    socket.on('data', () => {
      hear('data');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      hear('closed');
    });
  });
  return new Promise((resolve) => {
    server.listen(0, host, () => {
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** A port that was just given back. */
async function unusedPort(): Promise<number> {
  const server = await listen('127.0.0.1');
  const port = portOf(server);
  await close(server);
  return port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
