import type { Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import { csvRows } from '../kernel/csv.ts';
import type { Identity } from './identity.ts';

/** What IAM reports of all users of an account. */
export interface CredentialReport {
  /** AWS makes a new one every four hours at most. */
  readonly generatedAt: Instant;
  readonly rows: readonly ReportRow[];
}

/** One user of the account, or its root user. Key ids are not in the report. */
export interface ReportRow {
  readonly user: string;
  readonly arn: string;
  readonly isRoot: boolean;
  readonly createdAt?: Instant;
  readonly passwordEnabled: boolean;
  /** Absent when it was never used, or there is none. */
  readonly passwordLastUsedAt?: Instant;
  /** Those that exist. */
  readonly keys: readonly ReportKey[];
}

export type KeyNumber = 1 | 2;

export interface ReportKey {
  readonly number: KeyNumber;
  readonly active: boolean;
  /** Created, or last changed. */
  readonly rotatedAt?: Instant;
  /** Absent when no use is known to AWS. */
  readonly lastUsedAt?: Instant;
}

/**
 * Reads the credential report of the identity's account; needs `iam:GenerateCredentialReport` and
 * `iam:GetCredentialReport`, and changes nothing. May take a minute: `report-not-ready` when AWS is
 * still making it then.
 */
export type ReadCredentialReport = (
  identity: Identity,
) => Promise<Result<CredentialReport, Refusal>>;

const KEY_NUMBERS = [1, 2] as const;
const NEEDED = [
  'user',
  'arn',
  'user_creation_time',
  ...KEY_NUMBERS.flatMap((number) => [
    `access_key_${String(number)}_active`,
    `access_key_${String(number)}_last_rotated`,
    `access_key_${String(number)}_last_used_date`,
  ]),
];

/**
 * Reads the report's CSV. Where AWS writes `N/A`, `no_information` or `not_supported` instead of a
 * time, there is none. Columns go by name: AWS adds new ones.
 *
 * @returns `undefined` when it is no credential report
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export function parseCredentialReport(csv: string): readonly ReportRow[] | undefined {
  const [names = [], ...lines] = csvRows(csv);
  if (NEEDED.some((name) => !names.includes(name))) return undefined;
  return lines.map((line) => rowOf((name) => line[names.indexOf(name)] ?? ''));
}

type Cell = (column: string) => string;

function rowOf(cell: Cell): ReportRow {
  const arn = cell('arn');
  return {
    user: cell('user'),
    arn,
    isRoot: cell('user') === '<root_account>' || arn.endsWith(':root'),
    passwordEnabled: isTrue(cell('password_enabled')),
    ...given('createdAt', timeIn(cell('user_creation_time'))),
    ...given('passwordLastUsedAt', timeIn(cell('password_last_used'))),
    keys: KEY_NUMBERS.flatMap((number) => keyOf(number, cell) ?? []),
  };
}

/** A key that is not there is neither active nor has it any time. */
function keyOf(number: KeyNumber, cell: Cell): ReportKey | undefined {
  const at = (name: string): string => cell(`access_key_${String(number)}_${name}`);
  const active = isTrue(at('active'));
  const rotatedAt = timeIn(at('last_rotated'));
  const lastUsedAt = timeIn(at('last_used_date'));
  if (!active && rotatedAt === undefined && lastUsedAt === undefined) return undefined;
  return { number, active, ...given('rotatedAt', rotatedAt), ...given('lastUsedAt', lastUsedAt) };
}

function isTrue(text: string): boolean {
  return text.trim().toLowerCase() === 'true';
}

function timeIn(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

function given<K extends string>(
  name: K,
  at: Instant | undefined,
): { readonly [P in K]?: Instant } {
  return at === undefined ? {} : ({ [name]: at } as { readonly [P in K]: Instant });
}
