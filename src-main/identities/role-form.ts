import { parseArn } from '../kernel/aws-names.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Problem } from '../kernel/problem.ts';

/** Limits of AWS, in seconds. */
const ROLE_SECONDS = { min: 900, max: 43_200 } as const;
const MFA_SECONDS = { min: 900, max: 129_600 } as const;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export function roleArnProblem(text: string): Problem | undefined {
  const arn = parseArn(text);
  const isRole =
    arn?.service === 'iam' &&
    /^\d{12}$/.test(arn.account) &&
    /^role\/[\w+=,.@/-]+$/.test(arn.resource);
  return isRole ? undefined : { kind: 'role-arn-format', text };
}

/** The ARN of a virtual device, or the number printed on a hardware one. */
export function mfaSerialProblem(text: string): Problem | undefined {
  const fits =
    /^arn:[\w-]+:iam::\d{12}:mfa\/[\w+=,.@/-]+$/.test(text) || /^[A-Z0-9]{9,32}$/.test(text);
  return fits ? undefined : { kind: 'mfa-serial-format', text };
}

export function secondsProblem(kind: 'role' | 'mfa-session', seconds: number): Problem | undefined {
  const { min, max } = kind === 'role' ? ROLE_SECONDS : MFA_SECONDS;
  if (seconds >= min && seconds <= max) return undefined;
  return { kind: 'session-length', minMinutes: min / 60, maxMinutes: max / 60 };
}

/**
 * An ExternalId nobody else has: twenty characters of 32. It is no secret; it only tells the role
 * that it is this Drawbridge that asks, and not somebody who learned the role's ARN.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export function newExternalId(newId: NewId): string {
  return `drawbridge-${newId()}${newId()}`;
}
