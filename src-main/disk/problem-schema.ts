import * as z from 'zod/mini';
import type { Problem, ProblemOf } from '../kernel/problem.ts';

const text = z.string();
const number = z.number();
const said = z.array(z.object({ operator: text, said: text }));
const family = z.enum(['ipv4', 'ipv6']);
const holder = z.object({
  person: z.exactOptional(text),
  host: z.exactOptional(text),
  until: z.exactOptional(number),
});

function problem<K extends Problem['kind'], S extends z.core.$ZodLooseShape>(kind: K, shape: S) {
  return z.object({ kind: z.literal(kind), ...shape });
}

/** Every kind as it stands in a file: one that is missing here does not compile. */
const kinds: { readonly [K in Problem['kind']]: z.ZodMiniType<ProblemOf<K>> } = {
  'key-format': problem('key-format', { field: z.enum(['access-key-id', 'secret', 'region']) }),
  'key-unknown': problem('key-unknown', {}),
  'secret-wrong': problem('secret-wrong', {}),
  'root-key': problem('root-key', {}),
  'temporary-key': problem('temporary-key', {}),
  'identity-duplicate': problem('identity-duplicate', { maskedKeyId: text }),
  'identity-in-use': problem('identity-in-use', { by: z.array(text) }),
  'credentials-expired': problem('credentials-expired', {}),
  'nothing-to-rotate': problem('nothing-to-rotate', {}),
  'rotation-running': problem('rotation-running', { maskedKeyId: text }),
  'key-limit': problem('key-limit', {}),
  'key-in-use': problem('key-in-use', { maskedKeyId: text }),
  'access-key-gone': problem('access-key-gone', { maskedKeyId: text }),
  'new-key-lost': problem('new-key-lost', { maskedKeyId: text }),
  'key-not-made': problem('key-not-made', {}),
  'key-not-known-yet': problem('key-not-known-yet', { maskedKeyId: text }),
  'clock-off': problem('clock-off', { byMs: z.exactOptional(number) }),
  'role-arn-format': problem('role-arn-format', { text }),
  'mfa-serial-format': problem('mfa-serial-format', { text }),
  'session-length': problem('session-length', { minMinutes: number, maxMinutes: number }),
  'mfa-code-needed': problem('mfa-code-needed', { identity: text }),
  'mfa-code-refused': problem('mfa-code-refused', {}),
  'profile-gone': problem('profile-gone', { profile: text }),
  'profile-unusable': problem('profile-unusable', { profile: text, reason: text }),
  'sign-in-needed': problem('sign-in-needed', { profile: text, command: text }),
  'command-not-allowed': problem('command-not-allowed', { profile: text }),
  'command-changed': problem('command-changed', { profile: text }),
  'command-failed': problem('command-failed', { profile: text }),
  'no-keys-in-file': problem('no-keys-in-file', {}),
  'file-changed': problem('file-changed', { file: text }),
  'credentials-end-first': problem('credentials-end-first', { at: number }),
  'keychain-locked': problem('keychain-locked', {}),
  'keychain-absent': problem('keychain-absent', {}),
  'keychain-lost-key': problem('keychain-lost-key', { maskedKeyId: text }),
  'not-allowed': problem('not-allowed', { action: text, resource: text }),
  throttled: problem('throttled', {}),
  'report-not-ready': problem('report-not-ready', {}),
  'no-network': problem('no-network', { host: text }),
  'not-trusted': problem('not-trusted', { host: text, code: text }),
  'proxy-refused': problem('proxy-refused', {
    proxy: text,
    host: text,
    why: z.enum(['unreachable', 'password', 'forbidden', 'not-http']),
  }),
  'region-unavailable': problem('region-unavailable', { region: text }),
  'group-gone': problem('group-gone', { groupId: text, region: text }),
  'group-full': problem('group-full', { groupId: text, family: z.exactOptional(family) }),
  'open-by-someone-else': problem('open-by-someone-else', {
    groupId: text,
    rule: text,
    holder: z.exactOptional(holder),
  }),
  'rule-changed': problem('rule-changed', { ruleId: text }),
  'rule-removed': problem('rule-removed', { ruleId: text }),
  'moved-with-gap': problem('moved-with-gap', { groupId: text }),
  refused: problem('refused', { code: text, message: text }),
  'outcome-unknown': problem('outcome-unknown', { cause: text }),
  'guard-not-set-up': problem('guard-not-set-up', {
    region: text,
    part: z.enum(['group', 'role', 'queue']),
  }),
  'guard-failed': problem('guard-failed', { code: text, message: text }),
  'address-silent': problem('address-silent', { said }),
  'address-disagreed': problem('address-disagreed', { said }),
  'address-alternates': problem('address-alternates', { choices: z.array(text) }),
  'address-not-an-address': problem('address-not-an-address', { text }),
  'address-not-global': problem('address-not-global', { text }),
  'address-everywhere': problem('address-everywhere', { text }),
  'address-too-wide': problem('address-too-wide', { text }),
  'port-out-of-range': problem('port-out-of-range', { text }),
  'ports-reversed': problem('ports-reversed', { from: number, to: number }),
  'ports-missing': problem('ports-missing', {}),
  'group-id-format': problem('group-id-format', { text }),
  'label-missing': problem('label-missing', {}),
  'host-format': problem('host-format', { text }),
  'user-format': problem('user-format', { text }),
  'host-missing': problem('host-missing', { label: text }),
  'resource-duplicate': problem('resource-duplicate', { label: text }),
  'resource-open': problem('resource-open', { label: text }),
  'already-open': problem('already-open', { label: text, until: number }),
  'deadline-past': problem('deadline-past', {}),
  'duration-out-of-range': problem('duration-out-of-range', { maxMinutes: number }),
  'leases-open': problem('leases-open', { count: number }),
  'shortcut-format': problem('shortcut-format', { text }),
  'proxy-format': problem('proxy-format', { text }),
  'notice-refused': problem('notice-refused', {}),
  'update-unreachable': problem('update-unreachable', {
    host: text,
    cause: text,
    untrusted: z.boolean(),
  }),
  'update-refused': problem('update-refused', {
    why: z.enum(['signature', 'unreadable', 'older', 'checksum']),
    version: z.exactOptional(text),
  }),
  'disk-refused': problem('disk-refused', { file: text, cause: text }),
  'file-unreadable': problem('file-unreadable', { file: text, keptAs: text }),
  'file-newer': problem('file-newer', { file: text }),
  'file-altered': problem('file-altered', {
    what: z.enum(['lease', 'resource', 'identity', 'settings']),
    label: text,
  }),
  'seal-lost': problem('seal-lost', {}),
  'not-found': problem('not-found', { what: text }),
  'bad-input': problem('bad-input', { field: text }),
  unexpected: problem('unexpected', { reference: text }),
};

/**
 * What goes wrong is an accessory of a lease or a line: one that another version wrote, and this
 * one cannot name, must not cost the lease.
 */
export const problemSchema: z.ZodMiniType<Problem> = z.catch(z.union(Object.values(kinds)), {
  kind: 'unexpected',
  reference: 'not readable',
});
