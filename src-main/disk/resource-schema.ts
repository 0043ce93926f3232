import * as z from 'zod/mini';
import type { IdentityId } from '../identities/identity.ts';
import type { Duration, PortRange, Resource, ResourceId } from '../resources/resource.ts';
import { idSchema, regionSchema } from './word-schemas.ts';

const port = z.int().check(z.gte(0), z.lte(65_535));

export const portRangeSchema: z.ZodMiniType<PortRange> = z.union([
  z
    .object({ protocol: z.enum(['tcp', 'udp']), from: port, to: port })
    .check(z.refine(({ from, to }) => from <= to)),
  z.object({ protocol: z.literal('icmp') }),
]);

const durationSchema: z.ZodMiniType<Duration> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('minutes'), minutes: z.number().check(z.positive()) }),
  z.object({ kind: z.literal('while-working') }),
]);

export const resourceSchema: z.ZodMiniType<Resource> = z.object({
  kind: z.literal('security-group'),
  id: idSchema<ResourceId>(),
  label: z.string(),
  identityId: idSchema<IdentityId>(),
  region: regionSchema,
  groupId: z.string(),
  groupName: z.exactOptional(z.string()),
  ports: z.array(portRangeSchema).check(z.minLength(1)),
  usualDuration: durationSchema,
  tagRules: z.boolean(),
  favourite: z.exactOptional(z.literal(true)),
  connection: z.exactOptional(
    z.object({ host: z.exactOptional(z.string()), user: z.exactOptional(z.string()) }),
  ),
});
