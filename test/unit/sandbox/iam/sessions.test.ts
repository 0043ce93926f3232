import {
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { ListAccessKeysCommand } from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import type { AssumeRoleCommandInput, Credentials } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_GROUPS } from '../../../../src-main/sandbox/seed-groups.ts';
import { mfaSerialOf, SANDBOX_MFA_CODE } from '../../../../src-main/sandbox/seed-roles.ts';
import { SANDBOX_ACCOUNT, SANDBOX_RESTRICTED_KEY } from '../../../../src-main/sandbox/seed.ts';
import { refusal, sdkBench } from '../sdk.ts';
import type { SdkBench } from '../sdk.ts';

const mfa = {
  SerialNumber: mfaSerialOf(SANDBOX_ACCOUNT, 'ana'),
  TokenCode: SANDBOX_MFA_CODE,
};
const arn = (role: string) => `arn:aws:iam::${SANDBOX_ACCOUNT}:role/${role}`;

describe("the sandbox's STS", () => {
  let bench: SdkBench;
  const now = Date.now();

  beforeEach(async () => {
    bench = await sdkBench({ now: () => now });
  });
  afterEach(() => bench.stop());

  const credentials = (keys: Credentials | undefined) => ({
    accessKeyId: keys?.AccessKeyId ?? '',
    secretAccessKey: keys?.SecretAccessKey ?? '',
    sessionToken: keys?.SessionToken ?? '',
  });
  const assume = (input: Partial<AssumeRoleCommandInput>, choice = {}) =>
    bench.sts(choice).send(
      new AssumeRoleCommand({
        RoleArn: arn('gatekeeper'),
        RoleSessionName: 'test',
        ExternalId: 'any',
        ...input,
      }),
    );
  const look = (keys: Credentials | undefined) =>
    bench
      .ec2({ credentials: credentials(keys) })
      .send(new DescribeSecurityGroupsCommand({ GroupIds: [SANDBOX_GROUPS.bastionProd] }));

  it('gives temporary keys of a role that act as the role', async () => {
    const { Credentials: keys } = await assume({});
    expect(keys?.AccessKeyId).toMatch(/^ASIA/);
    expect((await look(keys)).SecurityGroups).toHaveLength(1);
    const who = await bench
      .sts({ credentials: credentials(keys) })
      .send(new GetCallerIdentityCommand({}));
    expect(who.Arn).toBe(`arn:aws:sts::${SANDBOX_ACCOUNT}:assumed-role/gatekeeper/test`);
  });

  it.each([
    ['without the ExternalId', { ExternalId: undefined }],
    ['without MFA where the role wants it', { RoleArn: arn('gatekeeper-mfa') }],
    ['for a role that is not there', { RoleArn: arn('nobody') }],
  ])('refuses to assume %s', async (_what, input) => {
    expect(await refusal(assume(input))).toMatchObject({ code: 'AccessDenied', status: 403 });
  });

  it('refuses whoever the role does not trust', async () => {
    const ben = { credentials: SANDBOX_RESTRICTED_KEY };
    expect((await refusal(assume({}, ben))).code).toBe('AccessDenied');
  });

  it('takes the right code of the right device only', async () => {
    const role = { RoleArn: arn('gatekeeper-mfa') };
    expect((await assume({ ...role, ...mfa })).Credentials).toBeDefined();
    const wrong = await refusal(assume({ ...role, ...mfa, TokenCode: '654321' }));
    expect(wrong.message).toContain('MultiFactorAuthentication failed');
  });

  it('knows MFA from a session as well', async () => {
    const session = await bench.sts().send(new GetSessionTokenCommand(mfa));
    const choice = { credentials: credentials(session.Credentials) };
    const { Credentials: keys } = await assume({ RoleArn: arn('gatekeeper-mfa') }, choice);
    expect(keys).toBeDefined();
  });

  it('holds to the limits of a session', async () => {
    expect((await refusal(assume({ DurationSeconds: 600 }))).code).toBe('ValidationError');
    expect((await refusal(assume({ DurationSeconds: 43_200 }))).code).toBe('ValidationError');
    const { Credentials: keys } = await assume({ DurationSeconds: 900 });
    await look(keys);
    const session = bench.world.session(keys?.AccessKeyId ?? '');
    expect(session?.expiresAt).toBeGreaterThan(now + 898_000);
    if (session) bench.world.addSession({ ...session, expiresAt: now }, now);
    expect((await refusal(look(keys))).code).toBe('RequestExpired');
    const sts = bench.sts({ credentials: credentials(keys) });
    expect((await refusal(sts.send(new GetCallerIdentityCommand({})))).code).toBe('ExpiredToken');
  });

  it('limits a role assumed from a role to an hour', async () => {
    const careless = bench.world.role('careless');
    if (careless) bench.world.putRole({ ...careless, trust: { principals: [arn('gatekeeper')] } });
    const { Credentials: keys } = await assume({});
    const choice = { credentials: credentials(keys) };
    const chained = { RoleArn: arn('careless'), DurationSeconds: 3_601 };
    expect((await refusal(assume(chained, choice))).message).toContain('role chaining');
    await assume({ ...chained, DurationSeconds: 3_600 }, choice);
  });

  it('takes temporary keys with exactly their token', async () => {
    const { Credentials: keys } = await assume({});
    const forged = { ...keys, SessionToken: 'another' } as Credentials;
    expect((await refusal(look(forged))).code).toBe('AuthFailure');
  });

  it('lets a session do what its policy and the role both allow', async () => {
    const policy = (...actions: readonly string[]) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
      });
    const { Credentials: keys } = await assume({ Policy: policy('ec2:Describe*', 'iam:*') });
    await look(keys);
    const { Credentials: none } = await assume({ Policy: policy('s3:*') });
    expect((await refusal(look(none))).code).toBe('UnauthorizedOperation');
    const iam = bench.iam({ credentials: credentials(keys) });
    expect((await refusal(iam.send(new ListAccessKeysCommand({ UserName: 'ana' })))).code).toBe(
      'AccessDenied',
    );
  });

  it('narrows a session to the groups its policy names', async () => {
    const group = `arn:aws:ec2:eu-west-1:${SANDBOX_ACCOUNT}:security-group/${SANDBOX_GROUPS.stagingDb}`;
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ec2:Revoke*', Resource: group }],
    });
    const { Credentials: keys } = await assume({ Policy });
    const ec2 = bench.ec2({ credentials: credentials(keys) });
    const revoke = (GroupId: string) =>
      refusal(
        ec2.send(
          new RevokeSecurityGroupIngressCommand({
            GroupId,
            SecurityGroupRuleIds: ['sgr-0000000000000000a'],
          }),
        ),
      );
    expect((await revoke(SANDBOX_GROUPS.bastionProd)).code).toBe('UnauthorizedOperation');
    expect((await revoke(SANDBOX_GROUPS.stagingDb)).code).not.toBe('UnauthorizedOperation');
  });

  it('lets a session without MFA call no IAM, and one with MFA call it', async () => {
    const list = (keys: Credentials | undefined) =>
      bench.iam({ credentials: credentials(keys) }).send(new ListAccessKeysCommand({}));
    const plain = await bench.sts().send(new GetSessionTokenCommand({}));
    expect((await refusal(list(plain.Credentials))).code).toBe('InvalidClientTokenId');
    const strong = await bench.sts().send(new GetSessionTokenCommand(mfa));
    expect((await list(strong.Credentials)).AccessKeyMetadata).toHaveLength(1);
  });

  it('gives no session for a session', async () => {
    const { Credentials: keys } = await bench.sts().send(new GetSessionTokenCommand({}));
    const sts = bench.sts({ credentials: credentials(keys) });
    expect((await refusal(sts.send(new GetSessionTokenCommand({})))).code).toBe('AccessDenied');
  });
});
