import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_KEY, SANDBOX_RESTRICTED_KEY } from '../../../../src-main/sandbox/seed.ts';
import { refusal, sdkBench } from '../sdk.ts';
import type { SdkBench } from '../sdk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let bench: SdkBench;
let now: number;

beforeEach(async () => {
  now = Date.now();
  bench = await sdkBench({ now: () => now });
});

afterEach(async () => {
  await bench.stop();
});

const whoAmI = () => new GetCallerIdentityCommand({});
const look = () => new DescribeSecurityGroupsCommand({ MaxResults: 5 });

describe('access keys', () => {
  it('are listed with their age', async () => {
    const answer = await bench.iam().send(new ListAccessKeysCommand({}));
    const [key] = answer.AccessKeyMetadata ?? [];
    expect(key).toMatchObject({
      UserName: 'ana',
      AccessKeyId: SANDBOX_KEY.accessKeyId,
      Status: 'Active',
    });
    expect(Math.round((now - (key?.CreateDate?.getTime() ?? 0)) / DAY_MS)).toBe(97);
  });

  it('are rotated: made, used, switched off, deleted', async () => {
    const iam = bench.iam();
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ana' }));
    expect(AccessKey?.AccessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(AccessKey?.SecretAccessKey).toHaveLength(40);
    const credentials = {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    };
    expect((await bench.sts({ credentials }).send(whoAmI())).Arn).toMatch(/user\/ana$/);
    expect(await refusal(iam.send(new CreateAccessKeyCommand({})))).toMatchObject({
      code: 'LimitExceededException',
      status: 409,
    });
    const old = { UserName: 'ana', AccessKeyId: SANDBOX_KEY.accessKeyId };
    const renewed = bench.iam({ credentials });
    await renewed.send(new UpdateAccessKeyCommand({ ...old, Status: 'Inactive' }));
    expect((await refusal(bench.ec2().send(look()))).code).toBe('AuthFailure');
    expect((await refusal(bench.sts().send(whoAmI()))).code).toBe('InvalidClientTokenId');
    await renewed.send(new DeleteAccessKeyCommand(old));
    expect(bench.world.keys('ana').map(({ id }) => id)).toEqual([credentials.accessKeyId]);
    const again = renewed.send(new DeleteAccessKeyCommand(old));
    expect((await refusal(again)).code).toBe('NoSuchEntityException');
  });

  it('tell their last use, and that there was none', async () => {
    const lastUse = async (AccessKeyId: string) =>
      (await bench.iam().send(new GetAccessKeyLastUsedCommand({ AccessKeyId }))).AccessKeyLastUsed;
    expect(await lastUse(SANDBOX_RESTRICTED_KEY.accessKeyId)).toEqual({
      ServiceName: 'N/A',
      Region: 'N/A',
    });
    await bench
      .ec2({ credentials: SANDBOX_RESTRICTED_KEY, region: 'us-east-1' })
      .send(new DescribeSecurityGroupsCommand({}));
    expect(await lastUse(SANDBOX_RESTRICTED_KEY.accessKeyId)).toEqual({
      LastUsedDate: new Date(Math.floor(now / 1000) * 1000),
      ServiceName: 'ec2',
      Region: 'us-east-1',
    });
    expect((await refusal(lastUse('AKIAEXAMPLEUNKNOWN22'))).code).toBe('NoSuchEntityException');
  });

  it('of others need the permission', async () => {
    const ben = bench.iam({ credentials: SANDBOX_RESTRICTED_KEY });
    expect((await ben.send(new GetUserCommand({}))).User?.UserName).toBe('ben');
    expect(await refusal(ben.send(new CreateAccessKeyCommand({})))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message:
        'User: arn:aws:iam::123456789012:user/ben is not authorized to perform: iam:CreateAccessKey on resource: user ben because no identity-based policy allows the iam:CreateAccessKey action',
    });
    const nobody = bench.iam().send(new GetUserCommand({ UserName: 'nobody' }));
    expect((await refusal(nobody)).code).toBe('NoSuchEntityException');
  });
});
