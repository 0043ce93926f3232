import * as z from 'zod/mini';
import type { ActivityEntry, Deed } from '../activity/activity.ts';
import { problemSchema } from './problem-schema.ts';
import { instantSchema } from './word-schemas.ts';

/** Every deed as it stands in the log: one that is missing here does not compile. */
const DEEDS: { readonly [D in Deed]: D } = {
  opened: 'opened',
  extended: 'extended',
  renewed: 'renewed',
  moved: 'moved',
  closed: 'closed',
  found: 'found',
  'changed-by-others': 'changed-by-others',
  'open-failed': 'open-failed',
  'renew-failed': 'renew-failed',
  'move-failed': 'move-failed',
  'close-failed': 'close-failed',
  unguarded: 'unguarded',
  'guard-failed': 'guard-failed',
  'identity-added': 'identity-added',
  'identity-removed': 'identity-removed',
  'rotation-started': 'rotation-started',
  'rotation-failed': 'rotation-failed',
  'rotation-undone': 'rotation-undone',
  'key-created': 'key-created',
  'key-switched': 'key-switched',
  'key-deactivated': 'key-deactivated',
  'key-reactivated': 'key-reactivated',
  'key-deleted': 'key-deleted',
  'key-orphaned': 'key-orphaned',
  'address-changed': 'address-changed',
};
const text = z.exactOptional(z.string());

export const activitySchema: z.ZodMiniType<ActivityEntry> = z.object({
  id: z.string(),
  at: instantSchema,
  deed: z.enum(DEEDS),
  subject: z.string(),
  leaseId: text,
  resourceId: text,
  region: text,
  groupId: text,
  ports: text,
  addresses: z.exactOptional(z.array(z.string())),
  until: z.exactOptional(instantSchema),
  reason: text,
  requestId: text,
  problem: z.exactOptional(problemSchema),
});
