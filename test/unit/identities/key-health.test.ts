import { describe, expect, it } from 'vitest';
import type { ReportKey, ReportRow } from '../../../src-main/identities/credential-report.ts';
import { csvRows } from '../../../src-main/kernel/csv.ts';
import { healthCsv, healthInWords } from '../../../src-main/identities/health-in-words.ts';
import { keyHealth } from '../../../src-main/identities/key-health.ts';
import { DAY_MS } from '../../../src-main/kernel/clock.ts';

const NOW = Date.UTC(2026, 10, 22, 14);
const daysAgo = (days: number): number => NOW - days * DAY_MS;

/** A key so many days old, last used so many days ago; `undefined`: never. */
function key(number: 1 | 2, age: number, used?: number, active = true): ReportKey {
  const use = used === undefined ? {} : { lastUsedAt: daysAgo(used) };
  return { number, active, rotatedAt: daysAgo(age), ...use };
}

function user(name: string, keys: readonly ReportKey[], more: Partial<ReportRow> = {}): ReportRow {
  return {
    user: name,
    arn: `arn:aws:iam::111122223333:user/${name}`,
    isRoot: false,
    createdAt: daysAgo(1_000),
    passwordEnabled: false,
    keys,
    ...more,
  };
}

const root = (...keys: readonly ReportKey[]) => user('<root_account>', keys, { isRoot: true });
const found = (...rows: readonly ReportRow[]) =>
  keyHealth(rows, { now: NOW, unusedAfterDays: 90, dueAfterDays: 90 });
const kinds = (...rows: readonly ReportRow[]) =>
  found(...rows).map((finding) =>
    'keyNumber' in finding ? [finding.kind, finding.keyNumber] : [finding.kind],
  );

describe('the health of an account', () => {
  it('is good when keys are young and in use', () => {
    expect(found(root(), user('ana', [key(1, 20, 0), key(2, 5)]))).toEqual([]);
  });

  it.each([
    [89, []],
    [90, [['key-old', 1]]],
  ])('calls a key in use old from 90 days on: %i', (age, expected) => {
    expect(kinds(user('ana', [key(1, age, 1)]))).toEqual(expected);
  });

  it.each([true, false])('never accepts a key of the root user (active: %s)', (active) => {
    expect(kinds(root(key(2, 1, 0, active)))).toEqual([['root-has-key', 2]]);
  });

  it('finds keys nobody used for so long beside a password that is used', () => {
    const signsIn = { passwordEnabled: true, passwordLastUsedAt: daysAgo(2) };
    expect(kinds(user('ana', [key(1, 200, 90)], signsIn))).toEqual([['key-unused', 1]]);
    expect(kinds(user('ben', [key(1, 200)], signsIn))).toEqual([['key-never-used', 1]]);
    expect(kinds(user('cem', [key(1, 80)], signsIn))).toEqual([]);
  });

  it('finds the second key of a change that was never finished', () => {
    expect(kinds(user('ana', [key(1, 400, 31), key(2, 31, 0)]))).toEqual([
      ['second-key-forgotten', 1],
    ]);
    expect(kinds(user('ana', [key(1, 89, 0), key(2, 31)]))).toEqual([['second-key-forgotten', 2]]);
  });

  it('leaves two keys alone while one is being changed for the other', () => {
    expect(kinds(user('ana', [key(1, 85, 29), key(2, 29, 0)]))).toEqual([]);
    expect(kinds(user('ana', [key(1, 85, 0), key(2, 40, 0)]))).toEqual([]);
  });

  it('finds inactive keys that were left, and not those of a rotation of this month', () => {
    expect(kinds(user('ana', [key(1, 5, 0), key(2, 95, 30, false)]))).toEqual([
      ['inactive-key-left', 2],
    ]);
    expect(kinds(user('ana', [key(1, 5, 0), key(2, 95, 7, false)]))).toEqual([]);
  });

  it('speaks once of a user nobody uses, not of each key', () => {
    const [finding, ...more] = found(
      user('ana', [key(1, 400, 200), key(2, 300, undefined, false)]),
    );
    expect(more).toEqual([]);
    expect(finding).toEqual({
      kind: 'user-unused',
      user: 'ana',
      arn: 'arn:aws:iam::111122223333:user/ana',
      ageDays: 1_000,
      unusedDays: 200,
      activeKeys: 1,
      passwordEnabled: false,
    });
  });

  it('does not call a user unused who is new, or was given a key just now', () => {
    expect(found(user('ana', [], { createdAt: daysAgo(89) }))).toEqual([]);
    expect(found(user('ana', [key(1, 3)]))).toEqual([]);
    expect(found(user('ana', [key(1, 3)], { createdAt: daysAgo(90) }))).toEqual([]);
  });

  it('goes by the limits that are set', () => {
    const rows = [user('ana', [key(1, 40, 10)])];
    const limits = { now: NOW, unusedAfterDays: 90, dueAfterDays: 30 };
    expect(keyHealth(rows, limits)).toMatchObject([{ kind: 'key-old', ageDays: 40 }]);
    expect(keyHealth(rows, { ...limits, unusedAfterDays: 10 })).toMatchObject([
      { kind: 'user-unused' },
    ]);
  });

  it('never counts days backwards when AWS is ahead', () => {
    expect(found(root(key(1, -1, -1)))).toMatchObject([{ ageDays: 0, unusedDays: 0 }]);
  });

  it('begins with the worst', () => {
    const signsIn = { passwordEnabled: true, passwordLastUsedAt: daysAgo(2) };
    const findings = found(
      user('old', [key(1, 100, 0)]),
      user('older', [key(1, 900, 0)]),
      user('left', [key(1, 9, 0), key(2, 200, 200, false)]),
      user('harmless', []),
      user('parked', [key(1, 700, 100)], signsIn),
      user('gone', [key(1, 700, 300)]),
      user('never', [key(1, 700)], signsIn),
      user('changing', [key(1, 50, 0), key(2, 50)]),
      root(key(1, 1)),
    );
    expect(findings.map(({ user: name }) => name)).toEqual([
      '<root_account>',
      'gone',
      'parked',
      'never',
      'changing',
      'older',
      'old',
      'harmless',
      'left',
    ]);
  });
});

describe('a finding in words', () => {
  const signsIn = { passwordEnabled: true, passwordLastUsedAt: daysAgo(2) };
  const findings = found(
    root(key(1, 400)),
    user('gone', [key(1, 400, 200)]),
    user('empty', []),
    user('parked', [key(1, 700, 100)], signsIn),
    user('never', [key(1, 700)], signsIn),
    user('changing', [key(1, 50, 0), key(2, 50)]),
    user('old', [key(1, 97, 0)]),
    user('left', [key(1, 9, 0), key(2, 200, 200, false)]),
  );

  it.each(findings.map((finding) => [finding.kind, finding.user, finding] as const))(
    'is one sentence and one thing to do: %s of %s',
    (_kind, _user, finding) => {
      const { what, todo } = healthInWords(finding);
      for (const sentence of [what, todo]) expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
      expect(what).not.toMatch(/undefined|Infinity|NaN|\b1 days/);
    },
  );

  it('counts the days', () => {
    const [old] = found(user('old', [key(1, 97, 1)]));
    expect(old && healthInWords(old)).toEqual({
      what: 'The key is 97 days old and was last used 1 day ago.',
      todo: 'Rotate it, or use a role, which needs no key.',
    });
  });

  it('is a line of a table that a spreadsheet opens without running anything', () => {
    const evil = '=HYPERLINK("https://example.invalid","ana")';
    const [head, line, ...more] = csvRows(healthCsv(found(user(evil, [key(1, 97, 0)]))));
    expect(more).toEqual([]);
    expect(head).toHaveLength(line?.length ?? 0);
    expect(line?.slice(0, 6)).toEqual([
      `'${evil}`,
      `arn:aws:iam::111122223333:user/${evil}`,
      '1',
      'key-old',
      '97',
      '0',
    ]);
  });

  it('leaves an empty table with its head', () => {
    expect(csvRows(healthCsv([]))).toHaveLength(1);
  });
});
