import * as z from 'zod/mini';
import type { Identity, IdentityId } from '../identities/identity.ts';
import { accountSchema, idSchema, instantSchema, regionSchema } from './word-schemas.ts';

const text = z.string().check(z.minLength(1));
const base = {
  id: idSchema<IdentityId>(),
  label: z.exactOptional(text),
  homeRegion: regionSchema,
  caller: z.object({
    account: accountSchema,
    partition: z.string(),
    arn: z.string(),
    userId: z.string(),
  }),
  addedAt: instantSchema,
};
const session = { from: idSchema<IdentityId>(), durationSeconds: z.int().check(z.positive()) };

/**
 * Strict on purpose: a field too many could be a secret that somebody put here by hand. Without a
 * kind it is an access key.
 */
export const identitySchema: z.ZodMiniType<Identity> = z.union([
  z.strictObject({
    ...base,
    kind: z._default(z.literal('access-key'), 'access-key'),
    accessKeyId: text,
  }),
  z.strictObject({ ...base, kind: z.literal('profile'), profile: text }),
  z.strictObject({ ...base, kind: z.literal('environment') }),
  z.strictObject({
    ...base,
    ...session,
    kind: z.literal('role'),
    roleArn: text,
    externalId: z.exactOptional(text),
    externalIdProof: z.exactOptional(z.enum(['enforced', 'not-enforced', 'not-proven'])),
    mfaSerial: z.exactOptional(text),
  }),
  z.strictObject({ ...base, ...session, kind: z.literal('mfa-session'), mfaSerial: text }),
]);
