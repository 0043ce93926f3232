import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSandbox } from '../../../src-main/sandbox/sandbox-server.ts';
import type { SandboxServer } from '../../../src-main/sandbox/sandbox-server.ts';
import { seedRoles } from '../../../src-main/sandbox/seed-roles.ts';
import { SANDBOX_ACCOUNT, SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import { runLive } from '../../live/live.ts';
import type { LiveRun } from '../../live/live.ts';
import type { LiveOptions } from '../../live/options.ts';

/** `npm run test:live` itself, with the sandbox where AWS would be and time that does not pass. */
const VPC = 'vpc-0c4f1e2d3b5a69788';
const DEFAULT_VPC = 'vpc-0def0123456789abc';

let now: number;
let sandbox: SandboxServer;
let said: string[];
let before: unknown;

beforeEach(async () => {
  now = Date.now();
  said = [];
  sandbox = await startSandbox({ now: () => now });
  before = standing();
  vi.stubEnv('AWS_ACCESS_KEY_ID', SANDBOX_KEY.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', SANDBOX_KEY.secretAccessKey);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await sandbox.stop();
});

/** What falls due by then is done. */
const pass = (ms: number) => {
  now += ms;
  return sandbox.advance(0);
};

function run(more: Partial<LiveOptions> = {}, pause = pass): Promise<LiveRun> {
  return runLive(
    {
      account: SANDBOX_ACCOUNT,
      region: 'eu-west-1',
      vpcId: VPC,
      otherVpcId: DEFAULT_VPC,
      makesIam: true,
      endpoint: sandbox.url,
      ...more,
    },
    {
      clock: { now: () => now, pause },
      patience: pass,
      suffix: '0a1b2c3d',
      say: (line) => said.push(line),
    },
  );
}

/** All that a run could leave behind. */
function standing(): unknown {
  const { users, groups, rules, accessKeys, roles } = sandbox.world.snapshot();
  const { schedules, queues } = sandbox.world;
  return {
    ...{ users, groups, rules, roles: roles ?? seedRoles(SANDBOX_ACCOUNT) },
    queues: queues.all(),
    schedules: schedules.all(),
    keys: accessKeys.map(({ id }) => id),
  };
}

const outcomes = ({ answers }: LiveRun) =>
  Object.fromEntries(answers.map(({ question, outcome }) => [question, outcome]));

describe('the questions to a real account', () => {
  it('are answered one by one, and nothing of the run is left', async () => {
    const answered = await run();
    expect(outcomes(answered)).toMatchObject({
      ...{ '1a': 'proved', '1b': 'proved', '1c': 'proved', '1d': 'proved' },
      ...{ '2a': 'proved', '2b': 'proved', '3a': 'proved', '3b': 'proved', '3c': 'proved' },
      ...{ '4': 'proved', '5a': 'proved', '5b': 'proved', '5c': 'proved' },
      ...{ '6a': 'proved', '6b': 'proved', '6c': 'proved', '6d': 'proved', '8': 'proved' },
    });
    expect(new Set(answered.answers.map(({ question }) => question.charAt(0)))).toEqual(
      new Set('12345678'),
    );
    expect(said.some((line) => line.startsWith('4   proved: '))).toBe(true);
    expect(said.join('\n')).toContain('[InvalidPermission.Duplicate]');
    expect(standing()).toEqual(before);
  });

  it('that need users or a role say so without leave to make them, and make none', async () => {
    const answered = await run({ makesIam: false });
    expect(outcomes(answered)).toMatchObject({
      '1': 'not tried',
      '2': 'not tried',
      '3a': 'proved',
    });
    const iam = sandbox.requests.filter(({ service }) => service === 'iam');
    expect(iam).toEqual([]);
  });

  it('say which half of a question had no VPC to be asked in', async () => {
    const { account, region, vpcId } = {
      account: SANDBOX_ACCOUNT,
      region: 'eu-west-1',
      vpcId: VPC,
    };
    const answered = await runLive(
      { account, region, vpcId, makesIam: false, endpoint: sandbox.url },
      { clock: { now: () => now, pause: pass }, patience: pass, suffix: 'ffffffff', say: () => 0 },
    );
    expect(outcomes(answered)).toMatchObject({ '3b': 'proved', '3c': 'not tried' });
  });

  it('are not asked of another account than the one named', async () => {
    await expect(run({ account: '999988887777' })).rejects.toThrow(/of account 123456789012/);
    expect(sandbox.requests.map(({ action }) => action)).toEqual(['GetCallerIdentity']);
  });

  it('answer “disproved” when AWS does otherwise', async () => {
    sandbox.world.faults.next({
      action: 'RevokeSecurityGroupIngress',
      kind: 'http',
      status: 400,
      code: 'SomethingElse',
    });
    const { answers } = await run({ makesIam: false });
    expect(answers.find(({ question }) => question === '3a')).toMatchObject({
      outcome: 'disproved',
      codes: ['SomethingElse'],
    });
  });
});

describe('what a run made is removed', () => {
  it('when the answer to its making was lost', async () => {
    // The SDK's second try then meets what the first has made.
    sandbox.world.faults.next({ action: 'CreateSecurityGroup', kind: 'drop-after-apply' });
    await expect(run()).rejects.toThrow(/already exists/);
    expect(standing()).toEqual(before);
  });

  it('when a question breaks off, and the others are still asked', async () => {
    sandbox.world.faults.next({
      action: 'CreateAccessKey',
      kind: 'drop-after-apply',
    });
    const answered = await run();
    expect(outcomes(answered)).toMatchObject({ '2': 'not tried', '4': 'proved', '5a': 'proved' });
    expect(standing()).toEqual(before);
  });

  it('when AWS does not let go at first', async () => {
    sandbox.world.faults.next({
      action: 'DeleteSecurityGroup',
      kind: 'http',
      status: 400,
      code: 'DependencyViolation',
      times: 3,
    });
    const { left } = await run({ makesIam: false });
    expect(left).toEqual([]);
    expect(standing()).toEqual(before);
  });

  it('when the run is called off half-way', async () => {
    const calledOff = () => Promise.reject(new DOMException('called off', 'AbortError'));
    await expect(run({}, calledOff)).rejects.toThrow('called off');
    expect(sandbox.requests.some(({ action }) => action === 'CreateSecurityGroup')).toBe(true);
    expect(standing()).toEqual(before);
  });

  it('or named, where AWS does not let go at all', async () => {
    sandbox.world.deny('ana', 'ec2:DeleteSecurityGroup');
    const { left } = await run({ makesIam: false });
    expect(left.map(({ what }) => what)).toEqual([
      `security group drawbridge-live-0a1b2c3d in ${DEFAULT_VPC}`,
      `security group drawbridge-live-0a1b2c3d in ${VPC}`,
    ]);
    expect(said.join('\n')).toContain('Left behind: security group drawbridge-live-0a1b2c3d');
  });
});
