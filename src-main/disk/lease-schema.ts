import * as z from 'zod/mini';
import type {
  CloseReason,
  Grant,
  GuardAim,
  Lease,
  LeaseGuard,
  LeaseId,
  LeaseState,
  Plan,
  RuleId,
} from '../leases/lease.ts';
import { problemSchema } from './problem-schema.ts';
import { portRangeSchema, resourceSchema } from './resource-schema.ts';
import { cidrSchema, idSchema, instantSchema } from './word-schemas.ts';

const REASONS: { readonly [R in CloseReason]: R } = {
  asked: 'asked',
  deadline: 'deadline',
  'not-working': 'not-working',
  quit: 'quit',
  sleep: 'sleep',
  lock: 'lock',
  'logged-out': 'logged-out',
  'found-at-start': 'found-at-start',
  'left-behind': 'left-behind',
  vanished: 'vanished',
  guard: 'guard',
};
const reason = z.enum(REASONS);

const grantSchema: z.ZodMiniType<Grant> = z.object({
  ruleId: idSchema<RuleId>(),
  ports: portRangeSchema,
  source: cidrSchema,
});

const planSchema: z.ZodMiniType<Plan> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('until'),
    deadline: instantSchema,
    shortened: z.exactOptional(z.literal(true)),
  }),
  z.object({
    kind: z.literal('while-working'),
    termMs: z.number().check(z.positive()),
    deadline: instantSchema,
    shortened: z.exactOptional(z.literal(true)),
  }),
]);

/** Every state as it stands in the journal: one that is missing here does not compile. */
const states: {
  readonly [K in LeaseState['kind']]: z.ZodMiniType<Extract<LeaseState, { kind: K }>>;
} = {
  opening: z.object({ kind: z.literal('opening'), since: instantSchema }),
  open: z.object({ kind: z.literal('open'), termEnd: instantSchema }),
  renewing: z.object({
    kind: z.literal('renewing'),
    termEnd: instantSchema,
    since: instantSchema,
  }),
  closing: z.object({
    kind: z.literal('closing'),
    reason,
    since: instantSchema,
    problem: z.exactOptional(problemSchema),
  }),
  closed: z.object({ kind: z.literal('closed'), reason, at: instantSchema }),
  failed: z.object({ kind: z.literal('failed'), problem: problemSchema, at: instantSchema }),
  unknown: z.object({
    kind: z.literal('unknown'),
    wanted: z.enum(['open', 'closed']),
    reason: z.exactOptional(reason),
    since: instantSchema,
    problem: problemSchema,
    termEnd: z.exactOptional(instantSchema),
    lookedOnce: z.exactOptional(z.literal(true)),
  }),
};

const aimSchema: z.ZodMiniType<GuardAim> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('place'), ports: portRangeSchema, source: cidrSchema }),
  z.object({ kind: z.literal('rule'), ruleId: idSchema<RuleId>() }),
]);

const guardSchema: z.ZodMiniType<LeaseGuard> = z.object({
  at: instantSchema,
  schedules: z.array(z.object({ name: z.string(), aim: aimSchema })),
});

export const leaseSchema: z.ZodMiniType<Lease> = z.object({
  id: idSchema<LeaseId>(),
  resource: resourceSchema,
  plan: planSchema,
  openedAt: instantSchema,
  sources: z.array(cidrSchema),
  grants: z.array(grantSchema),
  state: z.union(Object.values(states)),
  trouble: z.exactOptional(problemSchema),
  guard: z.exactOptional(guardSchema),
  unguarded: z.exactOptional(problemSchema),
});
