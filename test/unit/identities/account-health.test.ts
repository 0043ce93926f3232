import { describe, expect, it } from 'vitest';
import { accountHealthReader } from '../../../src-main/identities/account-health.ts';
import type { ReportRow } from '../../../src-main/identities/credential-report.ts';
import { csvRows } from '../../../src-main/kernel/csv.ts';
import { DAY_MS } from '../../../src-main/kernel/clock.ts';
import { err } from '../../../src-main/kernel/result.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeCredentialReport } from '../../support/fake-credential-report.ts';
import { SAMPLE_IDENTITY } from '../../support/stored-samples.ts';

const clock = new FakeClock();

function userInUse(user: string, keyDays: number): ReportRow {
  const rotatedAt = clock.now() - keyDays * DAY_MS;
  return {
    user,
    arn: `arn:aws:iam::111122223333:user/${user}`,
    isRoot: false,
    passwordEnabled: false,
    createdAt: clock.now() - 900 * DAY_MS,
    keys: [{ number: 1, active: true, rotatedAt, lastUsedAt: clock.now() }],
  };
}

function setUp(rows: readonly ReportRow[], settings = DEFAULT_SETTINGS) {
  const report = new FakeCredentialReport(() => clock.now(), rows);
  const read = accountHealthReader({ readReport: report.read, settings: () => settings, clock });
  return { report, read: () => read(SAMPLE_IDENTITY) };
}

describe('looking at the health of an account', () => {
  it('tells what was found in words, of how many users, and when AWS reported it', async () => {
    const root = { ...userInUse('<root_account>', 1), isRoot: true, keys: [] };
    const { read } = setUp([root, userInUse('ana', 97), userInUse('ben', 3)]);
    expect(await read()).toMatchObject({
      ok: true,
      value: {
        reportedAt: clock.now(),
        users: 2,
        total: 1,
        worst: [
          {
            kind: 'key-old',
            user: 'ana',
            keyNumber: 1,
            todo: 'Rotate it, or use a role, which needs no key.',
          },
        ],
      },
    });
  });

  it('goes by the days the person has set', async () => {
    const { read } = setUp([userInUse('ana', 97)], { ...DEFAULT_SETTINGS, remindAfterDays: 98 });
    expect(await read()).toMatchObject({ value: { total: 0, worst: [] } });
  });

  it('shows the worst hundred of many, and exports all', async () => {
    const rows = Array.from({ length: 250 }, (_, index) =>
      userInUse(`u${String(index)}`, 90 + index),
    );
    const answer = await setUp(rows).read();
    if (!answer.ok) throw new Error(answer.error.problem.kind);
    const { worst, total, csv } = answer.value;
    expect(worst).toHaveLength(100);
    expect(worst[0]?.user).toBe('u249');
    expect(total).toBe(250);
    expect(csvRows(csv)).toHaveLength(251);
  });

  it('answers why AWS gave no report', async () => {
    const { read, report } = setUp([]);
    report.refuse({ kind: 'report-not-ready' });
    expect(await read()).toEqual(err({ problem: { kind: 'report-not-ready' } }));
  });
});
