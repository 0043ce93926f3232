import type { Role } from './model.ts';
import { seedReaperRole } from './seed-guard.ts';

const FOUR_HOURS = 4 * 3600;

/** The one code that ana's MFA device ever shows. */
export const SANDBOX_MFA_CODE = '123456';

/** The MFA device of a user. */
export function mfaSerialOf(accountId: string, userName: string): string {
  return `arn:aws:iam::${accountId}:mfa/${userName}`;
}

/** Roles ana may assume: with an ExternalId, with MFA, one that asks for nothing; and the guard's. */
export function seedRoles(accountId: string): readonly Role[] {
  const ana = `arn:aws:iam::${accountId}:user/ana`;
  const role = (name: string, trust: Omit<Role['trust'], 'principals'>): Role => ({
    accountId,
    name,
    roleId: `AROASANDBOX${name
      .toUpperCase()
      .replaceAll(/[^A-Z]/g, '')
      .padEnd(10, 'X')
      .slice(0, 10)}`,
    arn: `arn:aws:iam::${accountId}:role/${name}`,
    trust: { principals: [ana], ...trust },
    maxSessionSeconds: FOUR_HOURS,
    allowed: ['ec2:*', 'sts:AssumeRole'],
    denied: [],
  });
  return [
    role('gatekeeper', { externalId: '?*' }),
    role('gatekeeper-mfa', { mfa: true }),
    role('careless', {}),
    seedReaperRole(accountId),
  ];
}
