import * as z from 'zod/mini';
import type { IdentityId } from '../identities/identity.ts';
import type {
  OrphanKey,
  Rotation,
  RotationId,
  RotationState,
} from '../identities/rotation/rotation.ts';
import { problemSchema } from './problem-schema.ts';
import { idSchema, instantSchema } from './word-schemas.ts';

const keyId = z.string().check(z.minLength(1));
const count = z.int().check(z.gte(0));

function withNewKey<K extends RotationState['kind'], S extends z.core.$ZodLooseShape>(
  kind: K,
  shape: S,
) {
  return z.strictObject({ kind: z.literal(kind), newKeyId: keyId, ...shape });
}

/** Every state as it stands in the journal: one that is missing here does not compile. */
const states: {
  readonly [K in RotationState['kind']]: z.ZodMiniType<Extract<RotationState, { kind: K }>>;
} = {
  preparing: z.strictObject({ kind: z.literal('preparing') }),
  choosing: z.strictObject({ kind: z.literal('choosing') }),
  'making-room': z.strictObject({ kind: z.literal('making-room'), keyId }),
  creating: z.strictObject({
    kind: z.literal('creating'),
    before: z.array(keyId),
    looks: count,
  }),
  storing: withNewKey('storing', {}),
  verifying: withNewKey('verifying', { successes: count }),
  switching: withNewKey('switching', {}),
  switched: withNewKey('switched', { at: instantSchema }),
  deactivating: withNewKey('deactivating', {}),
  watching: withNewKey('watching', { until: instantSchema }),
  deleting: withNewKey('deleting', {}),
  done: withNewKey('done', { at: instantSchema }),
  reactivating: withNewKey('reactivating', { then: z.enum(['pause', 'go-back']) }),
  reactivated: withNewKey('reactivated', { by: z.enum(['person', 'somebody']) }),
  'checking-old': withNewKey('checking-old', { successes: count }),
  'switching-back': withNewKey('switching-back', {}),
  'switched-back': withNewKey('switched-back', { at: instantSchema }),
  discarding: withNewKey('discarding', { why: z.exactOptional(problemSchema) }),
  undone: z.strictObject({ kind: z.literal('undone'), at: instantSchema }),
  failed: z.strictObject({
    kind: z.literal('failed'),
    problem: problemSchema,
    at: instantSchema,
  }),
};

/** Strict on purpose: a field too many could be a secret. */
export const rotationSchema: z.ZodMiniType<Rotation> = z.strictObject({
  id: idSchema<RotationId>(),
  identityId: idSchema<IdentityId>(),
  oldKeyId: keyId,
  startedAt: instantSchema,
  state: z.union(Object.values(states)),
  trouble: z.exactOptional(problemSchema),
  wait: z.exactOptional(z.strictObject({ until: instantSchema, failures: count })),
});

export const orphanSchema: z.ZodMiniType<OrphanKey> = z.strictObject({
  identityId: idSchema<IdentityId>(),
  accessKeyId: keyId,
  why: z.enum(['answer-lost', 'left-behind']),
  foundAt: instantSchema,
});
