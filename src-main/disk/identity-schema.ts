import * as z from 'zod/mini';
import type { Identity, IdentityId } from '../identities/identity.ts';
import { accountSchema, idSchema, instantSchema, regionSchema } from './word-schemas.ts';

/** Strict on purpose: a field too many could be a secret that somebody put here by hand. */
export const identitySchema: z.ZodMiniType<Identity> = z.strictObject({
  kind: z.literal('access-key'),
  id: idSchema<IdentityId>(),
  accessKeyId: z.string().check(z.minLength(1)),
  homeRegion: regionSchema,
  caller: z.object({
    account: accountSchema,
    partition: z.string(),
    arn: z.string(),
    userId: z.string(),
  }),
  addedAt: instantSchema,
});
