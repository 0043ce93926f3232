import type { Clock, Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { ReadCredentialReport } from './credential-report.ts';
import { healthCsv, healthInWords } from './health-in-words.ts';
import type { HealthWords } from './health-in-words.ts';
import type { Identity } from './identity.ts';
import { keyHealth } from './key-health.ts';
import type { HealthFinding } from './key-health.ts';

/** So many findings are shown; all are in the CSV. */
const SHOWN = 100;

export interface AccountHealth {
  /** When AWS made the report: up to four hours ago. */
  readonly reportedAt: Instant;
  /** Users in the report, without the root user. */
  readonly users: number;
  /** All findings there are. */
  readonly total: number;
  /** The worst of them, worst first. */
  readonly worst: readonly (HealthFinding & HealthWords)[];
  /** All findings, for a spreadsheet. */
  readonly csv: string;
}

/** What somebody should look at in the identity's account; reads and changes nothing. */
export type ReadAccountHealth = (identity: Identity) => Promise<Result<AccountHealth, Refusal>>;

export interface AccountHealthParts {
  readonly readReport: ReadCredentialReport;
  readonly settings: () => { readonly unusedAfterDays: number; readonly remindAfterDays: number };
  readonly clock: Pick<Clock, 'now'>;
}

export function accountHealthReader(parts: AccountHealthParts): ReadAccountHealth {
  return async (identity) => {
    const report = await parts.readReport(identity);
    if (!report.ok) return report;
    const { rows, generatedAt: reportedAt } = report.value;
    const { unusedAfterDays, remindAfterDays: dueAfterDays } = parts.settings();
    const findings = keyHealth(rows, { now: parts.clock.now(), unusedAfterDays, dueAfterDays });
    return ok({
      reportedAt,
      users: rows.filter(({ isRoot }) => !isRoot).length,
      total: findings.length,
      worst: findings.slice(0, SHOWN).map((finding) => ({ ...finding, ...healthInWords(finding) })),
      csv: healthCsv(findings),
    });
  };
}
