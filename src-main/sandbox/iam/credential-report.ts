import type { Call } from '../call.ts';
import type { AccessKey, User } from '../model.ts';
import { ApiError } from '../protocol/errors.ts';
import { element } from '../protocol/xml.ts';
import type { Xml } from '../protocol/xml.ts';
import type { SandboxWorld } from '../world.ts';
import { isoSeconds, requireIamPermission } from './users.ts';

/** For so long AWS makes no second report. */
const KEPT_MS = 4 * 60 * 60 * 1000;
const KEY_SLOTS = [0, 1] as const;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html */
export function generateCredentialReport(call: Call): Xml[] {
  requireIamPermission(call, '*', '*');
  const { world, now } = call;
  const { accountId } = call.principal;
  const report = world.credentialReports.of(accountId);
  if (report && now < report.generatedAt) return [element('State', 'INPROGRESS')];
  if (report && now < report.generatedAt + KEPT_MS) return [element('State', 'COMPLETE')];
  world.credentialReports.make(accountId, now, () => reportOf(world, accountId));
  return [
    element('State', 'STARTED'),
    element('Description', 'No report exists. Starting a new report generation task'),
  ];
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html */
export function getCredentialReport(call: Call): Xml[] {
  requireIamPermission(call, '*', '*');
  const report = call.world.credentialReports.of(call.principal.accountId);
  if (!report) throw new ApiError('ReportNotPresent', 'No report present', 410);
  if (call.now < report.generatedAt)
    throw new ApiError('ReportInProgress', 'Report generation is in progress', 404);
  if (call.now >= report.generatedAt + KEPT_MS)
    throw new ApiError('ReportExpired', 'Report has expired', 410);
  return [
    element('Content', Buffer.from(report.content).toString('base64')),
    element('ReportFormat', 'text/csv'),
    element('GeneratedTime', isoSeconds(report.generatedAt)),
  ];
}

const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...KEY_SLOTS.flatMap((slot) =>
    ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'].map(
      (name) => `access_key_${String(slot + 1)}_${name}`,
    ),
  ),
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html */
function reportOf(world: SandboxWorld, accountId: string): string {
  const users = world.snapshot().users.filter((user) => user.accountId === accountId);
  const sorted = [...users].sort((one, other) => Number(other.isRoot) - Number(one.isRoot));
  return [COLUMNS, ...sorted.map((user) => rowOf(user, world.keys(user.name)))]
    .map((cells) => cells.map(quoted).join(','))
    .join('\n');
}

/** Nobody here has a password or a certificate. */
function rowOf(user: User, keys: readonly AccessKey[]): readonly string[] {
  const password = user.isRoot
    ? ['not_supported', 'no_information', 'not_supported', 'not_supported']
    : ['false', 'N/A', 'N/A', 'N/A'];
  return [
    user.isRoot ? '<root_account>' : user.name,
    user.arn,
    reportTime(user.createdAt),
    ...password,
    'false',
    ...KEY_SLOTS.flatMap((slot) => keyCells(keys[slot])),
    ...['false', 'N/A', 'false', 'N/A'],
  ];
}

function keyCells(key: AccessKey | undefined): readonly string[] {
  if (!key) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
  const { lastUsed: use, status, createdAt } = key;
  return [
    String(status === 'Active'),
    reportTime(createdAt),
    use ? reportTime(use.at) : 'N/A',
    use?.region ?? 'N/A',
    use?.service ?? 'N/A',
  ];
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** `2024-05-17T09:30:00+00:00` */
function reportTime(atMs: number): string {
  return isoSeconds(atMs).replace('Z', '+00:00');
}
