import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { GetUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetFederationTokenCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import {
  SANDBOX_KEY,
  SANDBOX_RESTRICTED_KEY,
  SANDBOX_ROOT_KEY,
} from '../../src-main/sandbox/seed.ts';
import { refusal, sdkBench, tcp } from '../unit/sandbox/sdk.ts';
import type { SdkBench } from '../unit/sandbox/sdk.ts';

const GROUP = SANDBOX_GROUPS.bastionProd;
const WRONG_SECRET = {
  ...SANDBOX_KEY,
  secretAccessKey: 'not-a-real-secret-and-the-wrong-one-too-',
};
const UNKNOWN_KEY = { ...SANDBOX_KEY, accessKeyId: 'AKIAEXAMPLEUNKNOWN22' };
const HOUR_MS = 60 * 60 * 1000;

let bench: SdkBench;
let now: number;

beforeEach(async () => {
  now = Date.now();
  bench = await sdkBench({ tokenBuckets: true, now: () => now });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await bench.stop();
});

const whoAmI = () => new GetCallerIdentityCommand({});
const look = () => new DescribeSecurityGroupsCommand({ GroupIds: [GROUP] });
const open = (cidr = '81.187.42.19/32', more = {}) =>
  new AuthorizeSecurityGroupIngressCommand({
    GroupId: GROUP,
    IpPermissions: [tcp(22, cidr)],
    ...more,
  });

describe('who signs', () => {
  it('is told by GetCallerIdentity, permission or not', async () => {
    bench.world.deny('ben', 'sts:*');
    const ben = bench.sts({ credentials: SANDBOX_RESTRICTED_KEY });
    expect(await ben.send(whoAmI())).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/ben',
      UserId: 'AIDASANDBOXEXAMPLEBEN',
    });
    const root = await bench.sts({ credentials: SANDBOX_ROOT_KEY }).send(whoAmI());
    expect(root.Arn).toBe('arn:aws:iam::123456789012:root');
  });

  it('is found through AWS_ENDPOINT_URL and the default credential chain', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', bench.sandbox.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', SANDBOX_KEY.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', SANDBOX_KEY.secretAccessKey);
    const client = new EC2Client({ region: 'eu-west-1' });
    expect((await client.send(look())).SecurityGroups).toHaveLength(1);
    client.destroy();
  });

  it.each([
    ['an unknown key', UNKNOWN_KEY, 'AuthFailure', 'InvalidClientTokenId'],
    ['a wrong secret', WRONG_SECRET, 'AuthFailure', 'SignatureDoesNotMatch'],
    [
      'a session token nobody gave out',
      { ...SANDBOX_KEY, sessionToken: 'not-a-real-token' },
      'AuthFailure',
      'InvalidClientTokenId',
    ],
  ])('is refused with %s', async (_, credentials, ec2Code, otherCode) => {
    const choice = { credentials };
    expect(await refusal(bench.ec2(choice).send(look()))).toMatchObject({
      code: ec2Code,
      status: 401,
    });
    const others = await Promise.all([
      refusal(bench.sts(choice).send(whoAmI())),
      refusal(bench.iam(choice).send(new GetUserCommand({}))),
    ]);
    for (const other of others) expect(other).toMatchObject({ code: otherCode, status: 403 });
  });

  it('is nobody without a signature', async () => {
    const body = 'Action=GetCallerIdentity&Version=2011-06-15';
    const answer = await fetch(bench.sandbox.url, { method: 'POST', body });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  it('is refused in a Region that is not enabled', async () => {
    const region = 'ap-east-1';
    expect((await refusal(bench.ec2({ region }).send(look()))).code).toBe('AuthFailure');
    expect((await refusal(bench.sts({ region }).send(whoAmI()))).code).toBe('InvalidClientTokenId');
  });
});

describe('a clock that is off', () => {
  it.each([-HOUR_MS, HOUR_MS])('by %d ms is refused, per service', async (offset) => {
    now += offset;
    expect((await refusal(bench.ec2().send(look()))).code).toBe('RequestExpired');
    const { code, message } = await refusal(bench.sts().send(whoAmI()));
    expect(code).toBe('SignatureDoesNotMatch');
    expect(message).toMatch(/^Signature (expired|not yet current): /);
  });

  it('is corrected by the SDK from the Date of the answer', async () => {
    now += HOUR_MS;
    const answer = await bench.ec2({ maxAttempts: 3 }).send(look());
    expect(answer.$metadata.attempts).toBe(2);
  });

  it('by less than five minutes is taken', async () => {
    now += 4 * 60 * 1000;
    expect((await bench.sts().send(whoAmI())).Account).toBe('123456789012');
  });
});

describe('actions that do not exist', () => {
  it('are refused in each protocol', async () => {
    const refusals = await Promise.all([
      refusal(bench.ec2().send(new DescribeInstancesCommand({}))),
      refusal(bench.sts().send(new GetFederationTokenCommand({ Name: 'ana' }))),
      refusal(bench.iam().send(new ListUsersCommand({}))),
    ]);
    for (const each of refusals) expect(each).toMatchObject({ code: 'InvalidAction', status: 400 });
  });
});

describe('throttling', () => {
  it('lets 50 openings through at once, then 5 a second', async () => {
    const ec2 = bench.ec2();
    const dryRun = () => refusal(ec2.send(open('9.9.9.9/32', { DryRun: true })));
    const burst = await Promise.all(Array.from({ length: 51 }, dryRun));
    const codes = burst.map(({ code }) => code);
    expect(codes.filter((code) => code === 'DryRunOperation')).toHaveLength(50);
    expect(burst.find(({ code }) => code === 'RequestLimitExceeded')?.status).toBe(503);
    now += 1000;
    const later = await Promise.all(Array.from({ length: 6 }, dryRun));
    expect(later.filter(({ code }) => code === 'DryRunOperation')).toHaveLength(5);
  });

  it('keeps a bucket for each action and each Region', async () => {
    const ec2 = bench.ec2();
    await Promise.all(
      Array.from({ length: 50 }, () => ec2.send(new DescribeSecurityGroupsCommand({}))),
    );
    const all = ec2.send(new DescribeSecurityGroupsCommand({}));
    expect((await refusal(all)).code).toBe('RequestLimitExceeded');
    expect((await ec2.send(look())).SecurityGroups).toHaveLength(1);
    const virginia = bench.ec2({ region: 'us-east-1' });
    const there = await virginia.send(new DescribeSecurityGroupsCommand({}));
    expect(there.SecurityGroups).toHaveLength(2);
    const rules = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
    expect(rules.SecurityGroupRules?.length).toBeGreaterThan(60);
  });
});

describe('faults', () => {
  const retrying = () => bench.ec2({ maxAttempts: 3 });
  const rules = () => bench.world.rules(GROUP).length;

  it('an opening whose answer is lost comes back from the retry as a duplicate', async () => {
    const before = rules();
    bench.world.faults.next({
      service: 'ec2',
      action: 'AuthorizeSecurityGroupIngress',
      kind: 'drop-after-apply',
    });
    const { code } = await refusal(retrying().send(open()));
    expect(code).toBe('InvalidPermission.Duplicate');
    expect(rules()).toBe(before + 1);
    expect(bench.sandbox.requests.map(({ errorCode }) => errorCode)).toEqual([
      undefined,
      'InvalidPermission.Duplicate',
    ]);
  });

  it('a closing whose answer is lost comes back as not found', async () => {
    const [rule] = bench.world.rules(GROUP);
    bench.world.faults.next({ kind: 'drop-after-apply' });
    const call = retrying().send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: GROUP,
        SecurityGroupRuleIds: [rule?.id ?? ''],
      }),
    );
    expect((await refusal(call)).code).toBe('InvalidSecurityGroupRuleId.NotFound');
  });

  it('a connection reset before anything happened is only a retry', async () => {
    bench.world.faults.next({ kind: 'reset' });
    const answer = await retrying().send(open());
    expect(answer.$metadata.attempts).toBe(2);
    expect(answer.SecurityGroupRules).toHaveLength(1);
  });

  it('an answer that never comes ends when the client gives up', async () => {
    bench.world.faults.next({ kind: 'hang' });
    const call = bench.ec2().send(look(), { abortSignal: AbortSignal.timeout(50) });
    expect((await refusal(call)).code).toBe('AbortError');
  });

  it('scripted errors meet only what they name, as often as they say', async () => {
    bench.world.faults.next({
      action: 'ModifySecurityGroupRules',
      kind: 'http',
      status: 503,
      code: 'Unavailable',
    });
    bench.world.faults.next({ service: 'sts', kind: 'http', times: 2 });
    expect((await bench.ec2().send(look())).SecurityGroups).toHaveLength(1);
    for (const status of [500, 500])
      expect(await refusal(bench.sts().send(whoAmI()))).toMatchObject({
        code: 'InternalFailure',
        status,
      });
    expect((await bench.sts().send(whoAmI())).Account).toBe('123456789012');
    const modify = new ModifySecurityGroupRulesCommand({ GroupId: GROUP, SecurityGroupRules: [] });
    expect((await refusal(bench.ec2().send(modify))).code).toBe('Unavailable');
  });
});
