import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessKeyReader } from '../../src-main/aws/access-keys.ts';
import { awsClients } from '../../src-main/aws/aws-clients.ts';
import { credentialReportReader } from '../../src-main/aws/credential-report.ts';
import type {
  ReadCredentialReport,
  ReportRow,
} from '../../src-main/identities/credential-report.ts';
import type { IdentityId, RoleIdentity } from '../../src-main/identities/identity.ts';
import type { Clock } from '../../src-main/kernel/clock.ts';
import { DAY_MS, HOUR_MS } from '../../src-main/kernel/clock.ts';
import { SANDBOX_ACCOUNT } from '../../src-main/sandbox/seed.ts';
import { GroupsInUse } from '../../src-main/wiring/groups-in-use.ts';
import { FakeCredentialReport } from '../support/fake-credential-report.ts';
import { sandboxCredentials } from '../support/sandbox-credentials.ts';
import { sandboxAws } from '../support/sandbox-gate.ts';
import type { SandboxAws } from '../support/sandbox-gate.ts';
import { smallRealm } from '../unit/wiring/small-realm.ts';
import { problemOf, valueOf } from './gate-trial.ts';
import { gateIdentity } from './gate-subjects.ts';

const KEY = 'AKIAEXAMPLESECOND001';
const GENERATE = 'GenerateCredentialReport';
const GET = 'GetCredentialReport';
/** The SDK takes this refusal for one to try again after. */
const SDK_TRIES = 3;

/** A clock whose timers are always due: who waits is served at once, and time has passed. */
class HurriedClock implements Pick<Clock, 'now' | 'after'> {
  #passed = 0;

  now(): number {
    return Date.now() + this.#passed;
  }

  pass(ms: number): void {
    this.#passed += ms;
  }

  after(delayMs: number, action: () => void): () => void {
    this.pass(delayMs);
    setImmediate(action);
    return () => undefined;
  }
}

interface World {
  readonly read: ReadCredentialReport;
  readonly clock: HurriedClock;
  /** A second, inactive key of ana's, made today. */
  readonly addInactiveKey: () => void;
  readonly forbid: () => void;
  readonly stop: () => Promise<void>;
}

function fake(): Promise<World> {
  const clock = new HurriedClock();
  const row = (user: string, isRoot: boolean): ReportRow => ({
    user,
    arn: `arn:aws:iam::${SANDBOX_ACCOUNT}:${isRoot ? 'root' : `user/${user}`}`,
    isRoot,
    passwordEnabled: false,
    createdAt: clock.now() - 97 * DAY_MS,
    keys: [{ number: 1, active: true, rotatedAt: clock.now() - 97 * DAY_MS }],
  });
  const rows = [row('<root_account>', true), row('ana', false), row('ben', false)];
  const report = new FakeCredentialReport(() => clock.now(), rows);
  return Promise.resolve({
    clock,
    read: report.read,
    addInactiveKey: () => {
      const made = { number: 2, active: false, rotatedAt: clock.now() } as const;
      report.rows = report.rows.map((each) =>
        each.user === 'ana' ? { ...each, keys: [...each.keys, made] } : each,
      );
    },
    forbid: () => {
      report.refuse({ kind: 'not-allowed', action: `iam:${GENERATE}`, resource: '*' });
    },
    stop: () => Promise.resolve(),
  });
}

async function overHttp(): Promise<World> {
  const clock = new HurriedClock();
  const aws = await sandboxAws({ now: () => clock.now() });
  return {
    clock,
    read: credentialReportReader(aws.clients, clock),
    addInactiveKey: () => {
      aws.world.addKey({
        id: KEY,
        accountId: SANDBOX_ACCOUNT,
        userName: 'ana',
        status: 'Inactive',
        createdAt: Date.now(),
      });
    },
    forbid: () => {
      aws.world.deny('ana', `iam:${GENERATE}`);
    },
    stop: () => end(aws),
  };
}

async function end(aws: SandboxAws): Promise<void> {
  aws.clients.forget(gateIdentity.id);
  await aws.sandbox.stop();
}

describe.each([
  ['in memory', fake],
  ['over HTTP', overHttp],
])('the credential report of an account %s', (_name, start) => {
  let world: World;
  beforeEach(async () => {
    world = await start();
  });
  afterEach(() => world.stop());
  const rows = async () => valueOf(await world.read(gateIdentity)).rows;

  it('holds the root user and every other user, each with the age of the keys', async () => {
    const all = await rows();
    expect(all.map(({ user, isRoot }) => [user, isRoot])).toEqual([
      ['<root_account>', true],
      ['ana', false],
      ['ben', false],
    ]);
    for (const { keys } of all) {
      expect(keys).toMatchObject([{ number: 1, active: true }]);
      const age = (world.clock.now() - (keys[0]?.rotatedAt ?? 0)) / DAY_MS;
      expect(Math.floor(age)).toBe(97);
    }
  });

  it('says when it was made', async () => {
    const before = world.clock.now();
    const { generatedAt } = valueOf(await world.read(gateIdentity));
    expect(Math.abs(generatedAt - before)).toBeLessThan(HOUR_MS);
  });

  it('holds keys that are inactive or were never used', async () => {
    world.addInactiveKey();
    const ana = (await rows()).find(({ user }) => user === 'ana');
    expect(ana?.keys[1]).toMatchObject({ number: 2, active: false });
    expect(ana?.keys[1]).not.toHaveProperty('lastUsedAt');
  });

  it('is the same for four hours', async () => {
    const first = valueOf(await world.read(gateIdentity));
    world.addInactiveKey();
    expect(valueOf(await world.read(gateIdentity))).toEqual(first);
  });

  it('is not given to who may not have it, and the permission is named', async () => {
    world.forbid();
    expect(problemOf(await world.read(gateIdentity))).toEqual({
      kind: 'not-allowed',
      action: `iam:${GENERATE}`,
      resource: '*',
    });
  });
});

describe('the credential report of AWS', () => {
  let aws: SandboxAws;
  let clock: HurriedClock;
  beforeEach(async () => {
    clock = new HurriedClock();
    aws = await sandboxAws();
    aws.world.credentialReports.makingMs = 0;
  });
  afterEach(() => end(aws));
  const read = () => credentialReportReader(aws.clients, clock)(gateIdentity);
  const refuseNext = (action: string, status: number, code: string, times = 1): void => {
    aws.world.faults.next({ kind: 'http', action, status, code, times });
  };
  const asked = () => aws.sandbox.requests.map(({ action }) => action);

  it('is waited for by the clock, and read once it is complete', async () => {
    expect((await read()).ok).toBe(true);
    expect(asked()).toEqual([GENERATE, GENERATE, GET]);
  });

  it('is given up after a minute, with words for it', async () => {
    aws.world.credentialReports.makingMs = HOUR_MS;
    const began = clock.now();
    expect(problemOf(await read())).toEqual({ kind: 'report-not-ready' });
    expect(clock.now() - began).toBeGreaterThanOrEqual(60_000);
    expect(asked()).not.toContain(GET);
  });

  it.each([
    ['has expired meanwhile', 410, 'ReportExpired'],
    ['is gone meanwhile', 410, 'ReportNotPresent'],
    ['is being made again', 404, 'ReportInProgress'],
  ])('is asked for again when it %s', async (_what, status, code) => {
    refuseNext(GET, status, code);
    expect((await read()).ok).toBe(true);
    expect(asked().filter((action) => action === GET)).toHaveLength(2);
  });

  it('is the one somebody else had made, when too many want one', async () => {
    await read();
    refuseNext(GENERATE, 409, 'LimitExceeded', SDK_TRIES);
    expect((await read()).ok).toBe(true);
  });

  it('is not to be had when too many want one and there is none', async () => {
    refuseNext(GENERATE, 409, 'LimitExceeded', SDK_TRIES);
    expect(problemOf(await read())).toEqual({ kind: 'throttled' });
  });

  it('is named as not allowed by its second permission too', async () => {
    aws.world.deny('ana', `iam:${GET}`);
    expect(problemOf(await read())).toMatchObject({ kind: 'not-allowed', action: `iam:${GET}` });
  });

  it('tells the last use of a key', async () => {
    await accessKeyReader(aws.clients)(gateIdentity);
    const { rows } = valueOf(await read());
    const used = rows.find(({ user }) => user === 'ana')?.keys[0]?.lastUsedAt ?? 0;
    expect(Math.abs(used - Date.now())).toBeLessThan(HOUR_MS);
    expect(rows.find(({ user }) => user === 'ben')?.keys[0]).not.toHaveProperty('lastUsedAt');
  });

  it('is refused when what comes is no report', async () => {
    aws.world.credentialReports.make(SANDBOX_ACCOUNT, Date.now(), () => '<html>Sign in</html>');
    expect(problemOf(await read())).toMatchObject({ kind: 'refused' });
  });
});

describe('the credential report as a role', () => {
  const role: RoleIdentity = {
    ...gateIdentity,
    kind: 'role',
    id: 'role' as IdentityId,
    roleArn: `arn:aws:iam::${SANDBOX_ACCOUNT}:role/careless`,
    caller: {
      ...gateIdentity.caller,
      arn: `arn:aws:sts::${SANDBOX_ACCOUNT}:assumed-role/careless/drawbridge-test`,
    },
    from: gateIdentity.id,
    durationSeconds: 3_600,
  };
  let aws: SandboxAws;
  beforeEach(async () => {
    aws = await sandboxAws();
    aws.world.credentialReports.makingMs = 0;
  });
  afterEach(() => end(aws));

  function reader() {
    const groups = new GroupsInUse(() => smallRealm({ resources: [] }).running);
    const { credentials, known } = sandboxCredentials(aws.sandbox.url, aws.keyStore, {
      policyFor: (identity) => groups.policyFor(identity),
    });
    known.set(gateIdentity.id, gateIdentity);
    const clients = awsClients({ credentials, version: '0.0.0-test', endpoint: aws.sandbox.url });
    const read = credentialReportReader(clients, new HurriedClock());
    return { clients, narrow: read, widened: groups.whileReading(read) };
  }

  it('is to be had only while its session policy lets it, if the role itself may', async () => {
    const careless = aws.world.role('careless');
    if (!careless) throw new Error('the sandbox has no such role');
    aws.world.putRole({ ...careless, allowed: [...careless.allowed, 'iam:*CredentialReport'] });
    const { clients, narrow, widened } = reader();
    expect(problemOf(await narrow(role))).toMatchObject({ kind: 'not-allowed' });
    expect((await widened(role)).ok).toBe(true);
    expect(problemOf(await narrow(role))).toMatchObject({ kind: 'not-allowed' });
    clients.forget(role.id);
  });

  it('is not to be had when the role may not have it', async () => {
    const { clients, widened } = reader();
    expect(problemOf(await widened(role))).toMatchObject({
      kind: 'not-allowed',
      action: `iam:${GENERATE}`,
    });
    clients.forget(role.id);
  });
});
