import { createHmac, randomBytes, randomUUID } from 'node:crypto';

const KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `sgr-0…`, seventeen hex digits as AWS gives today. */
export function newRuleId(): string {
  return `sgr-0${randomBytes(8).toString('hex')}`;
}

/** `AKIA` and sixteen characters of base 32. */
export function newAccessKeyId(): string {
  return `AKIA${keyLetters()}`;
}

/** `ASIA` and sixteen characters of base 32. */
export function newTemporaryKeyId(): string {
  return `ASIA${keyLetters()}`;
}

function keyLetters(): string {
  return [...randomBytes(16)].map((byte) => KEY_ALPHABET.charAt(byte % 32)).join('');
}

export function newRequestId(): string {
  return randomUUID();
}

/**
 * The forty-character secret of an access key made in the sandbox. It follows from the id, so the
 * sandbox never writes a secret to disk; it guards nothing and says so in its first characters.
 */
export function derivedSecret(accessKeyId: string): string {
  const digest = createHmac('sha256', 'drawbridge sandbox').update(accessKeyId).digest('base64url');
  return `sandbox/only/${digest.slice(0, 27)}`;
}

/** The session token that belongs to a temporary key id; as little a secret as the secret is. */
export function derivedToken(accessKeyId: string): string {
  const digest = createHmac('sha512', 'drawbridge sandbox').update(accessKeyId).digest('base64');
  return `sandbox//only${digest}`;
}

export function groupArn(region: string, accountId: string, groupId: string): string {
  return `arn:aws:ec2:${region}:${accountId}:security-group/${groupId}`;
}

/** `ruleId` may be `*`: a rule that does not exist yet. */
export function ruleArn(region: string, accountId: string, ruleId: string): string {
  return `arn:aws:ec2:${region}:${accountId}:security-group-rule/${ruleId}`;
}
