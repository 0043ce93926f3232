import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyAdmin } from '../../src-main/aws/key-admin.ts';
import { keyPairCheck } from '../../src-main/aws/key-check.ts';
import type { KeyAdmin } from '../../src-main/identities/key-admin.ts';
import type { KeyPair } from '../../src-main/identities/identity.ts';
import type { Region } from '../../src-main/kernel/aws-names.ts';
import { Secret } from '../../src-main/kernel/secret.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { FakeKeyAdmin } from '../support/fake-key-admin.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity } from './gate-subjects.ts';

interface World {
  readonly admin: KeyAdmin;
  readonly loseNextAnswer: () => void;
  readonly stop: () => Promise<void>;
}

const OWN = SANDBOX_KEY.accessKeyId;
const EU: Region = gateIdentity.homeRegion;
const US = 'us-east-1' as Region;

function fake(): Promise<World> {
  const admin = new FakeKeyAdmin(() => Date.now(), OWN);
  return Promise.resolve({
    admin,
    loseNextAnswer: () => {
      admin.loseNextAnswer();
    },
    stop: () => Promise.resolve(),
  });
}

async function overHttp(): Promise<World> {
  const aws = await sandboxAws();
  return {
    admin: keyAdmin(aws.clients),
    loseNextAnswer: () => {
      aws.world.faults.next({ kind: 'drop-after-apply', action: 'CreateAccessKey' });
    },
    stop: async () => {
      aws.clients.forget(gateIdentity.id);
      await aws.sandbox.stop();
    },
  };
}

describe.each([
  ['in memory', fake],
  ['over HTTP', overHttp],
])('the keys of a user %s', (_name, start) => {
  let world: World;
  beforeEach(async () => {
    world = await start();
  });
  afterEach(() => world.stop());

  const statuses = async (): Promise<readonly (readonly [string, boolean])[]> =>
    valueOf(await world.admin.list(gateIdentity)).map(
      ({ accessKeyId, active }) => [accessKeyId, active] as const,
    );

  it('get a second one, active, whose secret comes with it', async () => {
    const made = valueOf(await world.admin.create(gateIdentity));
    expect(made.secretAccessKey.reveal()).not.toBe('');
    expect(JSON.stringify(made)).not.toContain(made.secretAccessKey.reveal());
    expect(await statuses()).toEqual([
      [OWN, true],
      [made.accessKeyId, true],
    ]);
  });

  it('never get a third one', async () => {
    await world.admin.create(gateIdentity);
    expect(problemOf(await world.admin.create(gateIdentity))).toEqual({ kind: 'key-limit' });
    expect(await statuses()).toHaveLength(2);
  });

  it('hold exactly one more when the answer is lost, and it is said that nothing is known', async () => {
    world.loseNextAnswer();
    const made = await world.admin.create(gateIdentity);
    expect(problemOf(made)?.kind).toBe('outcome-unknown');
    expect(await statuses()).toHaveLength(2);
  });

  it('are made inactive and active again', async () => {
    const { accessKeyId } = valueOf(await world.admin.create(gateIdentity));
    for (const status of ['inactive', 'inactive', 'active'] as const) {
      expect((await world.admin.setStatus(gateIdentity, accessKeyId, status)).ok).toBe(true);
      expect(await statuses()).toContainEqual([accessKeyId, status === 'active']);
    }
  });

  it('are deleted, and deleting what is gone is success', async () => {
    const { accessKeyId } = valueOf(await world.admin.create(gateIdentity));
    expect((await world.admin.remove(gateIdentity, accessKeyId)).ok).toBe(true);
    expect((await world.admin.remove(gateIdentity, accessKeyId)).ok).toBe(true);
    expect(await statuses()).toEqual([[OWN, true]]);
  });

  it('say that a key is gone whose status was to change', async () => {
    const gone = await world.admin.setStatus(gateIdentity, 'AKIAEXAMPLE0000GONE1', 'active');
    expect(problemOf(gone)).toEqual({ kind: 'access-key-gone', maskedKeyId: 'AKIA…ONE1' });
  });
});

describe('the keys of a user of AWS', () => {
  let aws: SandboxAws;
  beforeEach(async () => {
    aws = await sandboxAws();
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });
  const asked = (action: string) =>
    aws.sandbox.requests.filter((request) => request.action === action).length;

  it.each([
    ['an error of the server', { kind: 'http', status: 500 }],
    ['a connection that breaks', { kind: 'reset' }],
    ['an answer that is lost', { kind: 'drop-after-apply' }],
  ] as const)('are asked for a new one exactly once, whatever comes: %s', async (_what, fault) => {
    aws.world.faults.next({ ...fault, action: 'CreateAccessKey' });
    const made = await keyAdmin(aws.clients).create(gateIdentity);
    expect(problemOf(made)?.kind).toBe('outcome-unknown');
    expect(asked('CreateAccessKey')).toBe(1);
  });

  it('name the permission that is missing', async () => {
    aws.world.deny('ana', 'iam:CreateAccessKey');
    expect(problemOf(await keyAdmin(aws.clients).create(gateIdentity))).toMatchObject({
      kind: 'not-allowed',
      action: 'iam:CreateAccessKey',
    });
  });

  it('are asked nothing when the keychain does not give the key out', async () => {
    aws.keyStore.lock();
    const made = await keyAdmin(aws.clients).create(gateIdentity);
    expect(problemOf(made)).toEqual({ kind: 'keychain-locked' });
    expect(asked('CreateAccessKey')).toBe(0);
  });
});

describe('checking whether AWS knows a key everywhere', () => {
  let aws: SandboxAws;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    aws = await sandboxAws({ now: () => now });
  });
  afterEach(async () => {
    aws.clients.forget(gateIdentity.id);
    await aws.sandbox.stop();
  });
  const check = (pair: KeyPair, regions = [EU, US]) =>
    keyPairCheck({ version: '0.0.0-test', endpoint: aws.sandbox.url })(
      pair,
      gateIdentity.caller,
      regions,
    );
  const own = { accessKeyId: OWN, secretAccessKey: new Secret(SANDBOX_KEY.secretAccessKey) };

  it('asks STS, IAM and EC2 in every Region', async () => {
    expect((await check(own)).ok).toBe(true);
    const places = aws.sandbox.requests.map(({ service, region }) => `${service} ${region}`);
    expect(places.sort()).toEqual([`ec2 ${EU}`, `ec2 ${US}`, `iam ${US}`, `sts ${EU}`]);
  });

  it('does not know a new key until it has come to the slowest Region', async () => {
    aws.world.keySpread.delays = { newKeyMs: 10_000, slowRegion: US };
    const made = valueOf(await keyAdmin(aws.clients).create(gateIdentity));
    expect((await check(made)).ok).toBe(false);
    now += 10_000;
    expect(problemOf(await check(made))).toEqual({ kind: 'key-unknown' });
    expect((await check(made, [EU])).ok).toBe(true);
    now += 10_000;
    expect((await check(made)).ok).toBe(true);
  });

  it('knows a key that is only not allowed to look', async () => {
    for (const action of ['iam:ListAccessKeys', 'ec2:DescribeSecurityGroups'])
      aws.world.deny('ana', action);
    expect((await check(own)).ok).toBe(true);
  });

  it("refuses another user's key", async () => {
    const other = { ...gateIdentity.caller, userId: 'AIDASANDBOXEXAMPLEBEN' };
    const answer = await keyPairCheck({ version: '0.0.0-test', endpoint: aws.sandbox.url })(
      own,
      other,
      [EU],
    );
    expect(problemOf(answer)).toEqual({ kind: 'secret-wrong' });
  });
});
