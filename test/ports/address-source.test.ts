import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpsSource } from '../../src-main/network/https-source.ts';
import type { AddressSource, AskSource } from '../../src-main/public-ip/address.ts';
import { FakeAddressSources } from '../support/fake-address-sources.ts';
import { serve } from '../support/loopback-server.ts';

/** One service whose answer the test decides; `undefined` means that it does not answer. */
interface World {
  readonly source: AddressSource;
  readonly ask: AskSource;
  says(address: string | undefined): void;
  stop(): Promise<void>;
}

function inMemory(): Promise<World> {
  const services = new FakeAddressSources();
  const source: AddressSource = { operator: 'fake', family: 'ipv4', url: 'https://fake.example/' };
  return Promise.resolve({
    source,
    ask: services.ask,
    says(address) {
      if (address === undefined) services.hush(source);
      else services.say(address, source);
    },
    stop: () => Promise.resolve(),
  });
}

async function onLoopback(): Promise<World> {
  let answer: string | undefined;
  const server = await serve('http', (_request, response) => {
    if (answer !== undefined) response.end(`${answer}\n`);
  });
  return {
    source: { operator: 'loopback', family: 'ipv4', url: `${server.origin}/echo` },
    ask: httpsSource({ timeLimitMs: 200 }),
    says(address) {
      answer = address;
    },
    stop: () => server.stop(),
  };
}

describe.each([
  ['in memory', inMemory],
  ['over the wire', onLoopback],
])('a source of my address, %s,', (_name, start) => {
  let world: World;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(() => world.stop());

  it('answers with the address in canonical form and says which source it is', async () => {
    world.says('52.1.2.3');
    expect(await world.ask(world.source)).toEqual({
      source: world.source,
      kind: 'address',
      cidr: '52.1.2.3/32',
    });
  });

  it('follows when the address changes: nothing is kept from the time before', async () => {
    world.says('52.1.2.3');
    await world.ask(world.source);
    world.says('52.9.9.9');
    expect(await world.ask(world.source)).toMatchObject({ cidr: '52.9.9.9/32' });
  });

  it('says in words that it does not answer, and never throws', async () => {
    world.says(undefined);
    expect(await world.ask(world.source)).toEqual({
      source: world.source,
      kind: 'nothing',
      why: expect.stringMatching(/^did not answer in [\d.]+ s$/) as string,
    });
  });

  it('answers many at once', async () => {
    world.says('52.1.2.3');
    const readings = await Promise.all(Array.from({ length: 8 }, () => world.ask(world.source)));
    expect(readings.map((reading) => reading.kind)).toEqual(Array<string>(8).fill('address'));
  });
});
