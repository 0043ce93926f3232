import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessKeyReader } from '../../src-main/aws/access-keys.ts';
import { verifyKeyPair } from '../../src-main/aws/key-verification.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { serve } from '../support/loopback-server.ts';
import { HOME, MARK, valueOf } from './gate-trial.ts';
import { gateIdentity, gateResource } from './gate-subjects.ts';

/** Two minutes ahead: near enough for AWS to take the signatures. */
const AHEAD_MS = 120_000;

describe('AWS’s own clock', () => {
  let aws: SandboxAws;
  let heard: { readonly serverTime: number; readonly tookMs: number }[];
  const onServerTime = (serverTime: number, tookMs: number) => heard.push({ serverTime, tookMs });

  beforeEach(async () => {
    heard = [];
    aws = await sandboxAws({ now: () => Date.now() + AHEAD_MS, latencyMs: 20 }, { onServerTime });
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });
  const open = () => aws.gate.open(gateIdentity, gateResource, [HOME], MARK);
  const verify = (endpoint: string) => {
    const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
    const pair = { accessKeyId, secretAccessKey: new Secret(secretAccessKey) };
    const ask = verifyKeyPair({ version: '0.0.0-test', endpoint, onServerTime });
    return ask(pair, gateIdentity.homeRegion);
  };

  it('is heard with an answer, and how long the answer took', async () => {
    valueOf(await open());
    expect(heard).toHaveLength(1);
    const { serverTime, tookMs } = heard[0] ?? { serverTime: 0, tookMs: 0 };
    expect(serverTime % 1000).toBe(0);
    expect(Math.abs(serverTime - Date.now() - AHEAD_MS)).toBeLessThan(3_000);
    expect(tookMs).toBeGreaterThanOrEqual(19);
    expect(tookMs).toBeLessThan(5_000);
  });

  it('is heard with every try, refusals as well', async () => {
    const faulty = { service: 'ec2', action: 'AuthorizeSecurityGroupIngress' };
    aws.world.faults.next({ ...faulty, kind: 'http', status: 500 });
    aws.world.deny('ana', 'ec2:AuthorizeSecurityGroupIngress');
    expect((await open()).ok).toBe(false);
    expect(heard).toHaveLength(aws.sandbox.requests.length);
  });

  it('is not heard when no answer comes', async () => {
    const faulty = { service: 'ec2', action: 'AuthorizeSecurityGroupIngress' };
    aws.world.faults.next({ ...faulty, kind: 'drop-after-apply' });
    await open();
    expect(heard).toHaveLength(aws.sandbox.requests.length - 1);
  });

  it('is heard from IAM and from STS as well', async () => {
    valueOf(await accessKeyReader(aws.clients)(gateIdentity));
    const fromIam = heard.length;
    expect(fromIam).toBeGreaterThanOrEqual(2);
    valueOf(await verify(aws.sandbox.url));
    expect(heard).toHaveLength(fromIam + 1);
    for (const { serverTime } of heard)
      expect(Math.abs(serverTime - Date.now() - AHEAD_MS)).toBeLessThan(3_000);
  });

  it.each([undefined, 'soon'])('is not heard from a date that is %j', async (date) => {
    const server = await serve('http', (_, response) => {
      response.sendDate = false;
      response.writeHead(400, date === undefined ? {} : { Date: date }).end();
    });
    expect((await verify(server.origin)).ok).toBe(false);
    await server.stop();
    expect(server.requests).toHaveLength(1);
    expect(heard).toEqual([]);
  });
});
