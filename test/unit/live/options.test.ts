import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../live/options.ts';

const GIVEN = {
  DRAWBRIDGE_LIVE_ACCOUNT: '123456789012',
  DRAWBRIDGE_LIVE_REGION: 'eu-west-1',
  DRAWBRIDGE_LIVE_VPC: 'vpc-0c4f1e2d3b5a69788',
  AWS_PROFILE: 'sandbox',
};

describe('npm run test:live', () => {
  it.each(Object.keys(GIVEN))('touches nothing without %s, and names it', (missing) => {
    const refusal = readOptions({ ...GIVEN, [missing]: undefined });
    expect(refusal).toContain('Nothing was touched');
    expect(refusal).toContain(missing);
  });

  it('takes keys of the environment in place of a profile, both halves of them', () => {
    const half = { ...GIVEN, AWS_PROFILE: undefined, AWS_ACCESS_KEY_ID: 'AKIASANDBOXEXAMP7Q2A' };
    expect(readOptions(half)).toContain('AWS_SECRET_ACCESS_KEY');
    expect(readOptions({ ...half, AWS_SECRET_ACCESS_KEY: 'not-a-real-secret' })).toMatchObject({
      account: '123456789012',
    });
  });

  it('makes no users or roles unless told in so many words', () => {
    expect(readOptions({ ...GIVEN, DRAWBRIDGE_LIVE_IAM: 'yes' })).toMatchObject({
      makesIam: false,
    });
    expect(readOptions({ ...GIVEN, DRAWBRIDGE_LIVE_IAM: 'create' })).toMatchObject({
      makesIam: true,
    });
  });

  it('takes no endpoint but AWS’s and those on loopback', () => {
    const at = (AWS_ENDPOINT_URL: string) => readOptions({ ...GIVEN, AWS_ENDPOINT_URL });
    expect(at('http://127.0.0.1:4566')).toMatchObject({ endpoint: 'http://127.0.0.1:4566' });
    expect(at('https://elsewhere.example')).toContain('must be on loopback');
    expect(at('http://127.0.0.1.elsewhere.example')).toContain('must be on loopback');
  });

  it('ends with code 2 and the list of variables when it has been given nothing', () => {
    const { PATH } = process.env;
    const { status, stderr } = spawnSync(process.execPath, ['scripts/test-live.mjs'], {
      env: { PATH },
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    for (const name of ['DRAWBRIDGE_LIVE_ACCOUNT', 'DRAWBRIDGE_LIVE_REGION', 'DRAWBRIDGE_LIVE_VPC'])
      expect(stderr).toContain(name);
  });
});
