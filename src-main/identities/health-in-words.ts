import { counted } from '../kernel/time-in-words.ts';
import { csvText } from '../kernel/csv.ts';
import type { HealthFinding } from './key-health.ts';

export interface HealthWords {
  /** One sentence. */
  readonly what: string;
  /** One thing to do, imperative, one sentence. */
  readonly todo: string;
}

const PARK = 'Make it inactive, and delete it when nobody has missed it for some weeks.';

/** What was found, and what to do about it. */
export function healthInWords(finding: HealthFinding): HealthWords {
  switch (finding.kind) {
    case 'root-has-key':
      return {
        what: `The root user has an ${finding.active ? 'active' : 'inactive'} access key${aged(finding)}, which may do everything and cannot be limited.`,
        todo: 'Give whatever uses it a role instead, then delete it as the root user.',
      };
    case 'user-unused':
      return {
        what: `${unusedUser(finding)}; it has ${means(finding)}.`,
        todo: 'Ask whether anybody still needs the user, and delete it if not.',
      };
    case 'key-unused':
      return {
        what: `The key is active and was not used for ${days(finding.unusedDays)}.`,
        todo: PARK,
      };
    case 'key-never-used':
      return { what: `The key is active${aged(finding)} and was never used.`, todo: PARK };
    case 'second-key-forgotten':
      return {
        what: `Both keys of this user are active, and this one ${idle(finding)}.`,
        todo: 'Make it inactive, since a second key is only for changing over, and delete it later.',
      };
    case 'key-old':
      return {
        what: `The key is ${days(finding.ageDays)} old${lastUsed(finding)}.`,
        todo: 'Rotate it, or use a role, which needs no key.',
      };
    case 'inactive-key-left':
      return { what: `The key is inactive and still there${aged(finding)}.`, todo: 'Delete it.' };
  }
}

/**
 * The findings as a table for a spreadsheet, in which no name of a user can become a formula.
 */
export function healthCsv(findings: readonly HealthFinding[]): string {
  const head = ['User', 'ARN', 'Key', 'Finding', 'Days old', 'Days unused', 'What', 'What to do'];
  return csvText([
    head,
    ...findings.map((finding) => {
      const { what, todo } = healthInWords(finding);
      const key = 'keyNumber' in finding ? String(finding.keyNumber) : '';
      const { user, arn, kind, ageDays, unusedDays } = finding;
      return [user, arn, key, kind, ...[ageDays, unusedDays].map(number), what, todo];
    }),
  ]);
}

function unusedUser({ unusedDays }: HealthFinding): string {
  return unusedDays === undefined
    ? 'Nobody ever signed in or used a key as this user'
    : `Nobody signed in or used a key as this user for ${days(unusedDays)}`;
}

function means({ activeKeys, passwordEnabled }: HealthFinding & { kind: 'user-unused' }): string {
  const keys = activeKeys > 0 && counted(activeKeys, 'active key');
  const all = [keys, passwordEnabled && 'a password'].filter((each) => each !== false);
  return all.length === 0 ? 'neither an active key nor a password' : all.join(' and ');
}

function idle({ unusedDays }: HealthFinding): string {
  return unusedDays === undefined ? 'was never used' : `was not used for ${days(unusedDays)}`;
}

function lastUsed({ unusedDays }: HealthFinding): string {
  if (unusedDays === undefined) return '';
  return ` and was last used ${unusedDays === 0 ? 'today' : `${days(unusedDays)} ago`}`;
}

function aged({ ageDays }: HealthFinding): string {
  return ageDays === undefined ? '' : `, ${days(ageDays)} old`;
}

function days(count: number): string {
  return counted(count, 'day');
}

function number(count: number | undefined): string {
  return count === undefined ? '' : String(count);
}
