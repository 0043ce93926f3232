import { DAY_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import type { KeyNumber, ReportKey, ReportRow } from './credential-report.ts';

interface About {
  readonly user: string;
  readonly arn: string;
}

interface AboutKey extends About {
  readonly keyNumber: KeyNumber;
  /** Since it was created or last changed; absent when AWS does not say. */
  readonly ageDays?: number;
  /** Since the last use; absent when none is known. */
  readonly unusedDays?: number;
}

/** Something about the keys or users of an account that somebody should look at. */
export type HealthFinding =
  | (AboutKey & { readonly kind: 'root-has-key'; readonly active: boolean })
  | (About & {
      /** Neither password nor key was used; what is said of its keys is said here. */
      readonly kind: 'user-unused';
      /** Since it was created. */
      readonly ageDays: number;
      readonly unusedDays?: number;
      readonly activeKeys: number;
      readonly passwordEnabled: boolean;
    })
  | (AboutKey & { readonly kind: 'key-unused'; readonly unusedDays: number })
  | (AboutKey & { readonly kind: 'key-never-used' })
  | (AboutKey & { readonly kind: 'second-key-forgotten' })
  | (AboutKey & { readonly kind: 'key-old'; readonly ageDays: number })
  | (AboutKey & { readonly kind: 'inactive-key-left' });

/** What counts as too long. */
export interface HealthLimits {
  readonly now: Instant;
  /** Users and keys not used for this long. */
  readonly unusedAfterDays: number;
  /** Keys this old are to be rotated. */
  readonly dueAfterDays: number;
}

/** Two keys, or an inactive one, are normal for some weeks while a key is changed. */
const CHANGING_DAYS = 30;

/** Worst first. */
const ORDER: Readonly<Record<HealthFinding['kind'], number>> = {
  'root-has-key': 0,
  'user-unused': 1,
  'key-unused': 2,
  'key-never-used': 3,
  'second-key-forgotten': 4,
  'key-old': 5,
  'inactive-key-left': 6,
};

/**
 * What is wrong with the users and keys of an account, worst first; at most one finding for each key,
 * and only one for a user nobody uses. Last use is a hint: AWS notes it late.
 *
 * @see CIS AWS Foundations Benchmark 1.4, 1.12 to 1.14
 */
export function keyHealth(
  rows: readonly ReportRow[],
  limits: HealthLimits,
): readonly HealthFinding[] {
  return rows
    .flatMap((row) => (row.isRoot ? ofRoot(row, limits) : ofUser(row, limits)))
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        worst(other) - worst(one) ||
        (one.user < other.user ? -1 : Number(one.user > other.user)),
    );
}

/** A user that has nothing to sign in with does no harm. */
function rank(finding: HealthFinding): number {
  const harmless =
    finding.kind === 'user-unused' && finding.activeKeys === 0 && !finding.passwordEnabled;
  return harmless ? ORDER['inactive-key-left'] : ORDER[finding.kind];
}

/** For how long it has been so. */
function worst({ kind, ageDays = 0, unusedDays = ageDays }: HealthFinding): number {
  return kind === 'key-old' ? ageDays : unusedDays;
}

function ofRoot(row: ReportRow, { now }: HealthLimits): HealthFinding[] {
  return row.keys.map((key) => ({
    kind: 'root-has-key',
    ...aboutKey(row, key, now),
    active: key.active,
  }));
}

function ofUser(row: ReportRow, limits: HealthLimits): HealthFinding[] {
  const unused = unusedUser(row, limits);
  if (unused) return [unused];
  return row.keys.flatMap((key) => {
    const other = row.keys.find(({ number }) => number !== key.number);
    return (
      (key.active ? ofActiveKey(row, key, other, limits) : ofInactiveKey(row, key, limits)) ?? []
    );
  });
}

function unusedUser(row: ReportRow, limits: HealthLimits): HealthFinding | undefined {
  const { now, unusedAfterDays } = limits;
  const ageDays = daysSince(row.createdAt, now);
  if (ageDays === undefined || ageDays < unusedAfterDays) return undefined;
  const uses = [row.passwordLastUsedAt, ...row.keys.map(({ lastUsedAt }) => lastUsedAt)];
  const unusedDays = daysSince(latest(uses), now);
  if (unusedDays !== undefined && unusedDays < unusedAfterDays) return undefined;
  // Its key or password may be new: that is not unused yet.
  if (row.keys.some((key) => key.active && (ageOf(key, now) ?? ageDays) < unusedAfterDays))
    return undefined;
  const { user, arn, passwordEnabled } = row;
  const activeKeys = row.keys.filter(({ active }) => active).length;
  const use = unusedDays === undefined ? {} : { unusedDays };
  return { kind: 'user-unused', user, arn, ageDays, ...use, activeKeys, passwordEnabled };
}

function ofActiveKey(
  row: ReportRow,
  key: ReportKey,
  other: ReportKey | undefined,
  { now, unusedAfterDays, dueAfterDays }: HealthLimits,
): HealthFinding | undefined {
  const about = aboutKey(row, key, now);
  const { ageDays = 0, unusedDays } = about;
  const idle = unusedDays ?? ageDays;
  if (other && isForgotten(key, other, now, Math.min(CHANGING_DAYS, unusedAfterDays)))
    return { kind: 'second-key-forgotten', ...about };
  if (idle >= unusedAfterDays)
    return unusedDays === undefined
      ? { kind: 'key-never-used', ...about }
      : { kind: 'key-unused', ...about, unusedDays };
  return ageDays >= dueAfterDays ? { kind: 'key-old', ...about, ageDays } : undefined;
}

/** Both are active and neither is new, and only the other one is in use. */
function isForgotten(key: ReportKey, other: ReportKey, now: Instant, days: number): boolean {
  if (!other.active || idleDays(key, now) < days || idleDays(other, now) >= days) return false;
  return [key, other].every((each) => (ageOf(each, now) ?? days) >= days);
}

function ofInactiveKey(
  row: ReportRow,
  key: ReportKey,
  { now, unusedAfterDays }: HealthLimits,
): HealthFinding | undefined {
  if (idleDays(key, now) < Math.min(CHANGING_DAYS, unusedAfterDays)) return undefined;
  return { kind: 'inactive-key-left', ...aboutKey(row, key, now) };
}

function aboutKey({ user, arn }: ReportRow, key: ReportKey, now: Instant): AboutKey {
  const ageDays = ageOf(key, now);
  const unusedDays = daysSince(key.lastUsedAt, now);
  return {
    user,
    arn,
    keyNumber: key.number,
    ...(ageDays !== undefined && { ageDays }),
    ...(unusedDays !== undefined && { unusedDays }),
  };
}

/** Since the last use, else since it is there; endless when neither is known. */
function idleDays(key: ReportKey, now: Instant): number {
  return daysSince(key.lastUsedAt, now) ?? ageOf(key, now) ?? Infinity;
}

function ageOf({ rotatedAt }: ReportKey, now: Instant): number | undefined {
  return daysSince(rotatedAt, now);
}

function daysSince(at: Instant | undefined, now: Instant): number | undefined {
  return at === undefined ? undefined : Math.max(0, Math.floor((now - at) / DAY_MS));
}

function latest(times: readonly (Instant | undefined)[]): Instant | undefined {
  return times.reduce(
    (last, at) => (at !== undefined && at > (last ?? -Infinity) ? at : last),
    undefined,
  );
}
