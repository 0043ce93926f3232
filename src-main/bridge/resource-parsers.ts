import * as z from 'zod/mini';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { IdentityId } from '../identities/identity.ts';
import { MAX_LABEL } from '../resources/resource-book.ts';
import type { ResourceId } from '../resources/resource.ts';
import type { Parsed } from './commands.ts';
import { idParser, minutes, parserOf, region, text } from './parser-of.ts';
import type { ResourceCommands } from './resource-commands.ts';

type ResourceParsers = {
  readonly [N in keyof ResourceCommands]: (input: unknown) => Result<Parsed<N>, Problem>;
};

const port = z.number();
const portRange = z.union([
  z.strictObject({ protocol: z.enum(['tcp', 'udp']), from: port, to: port }),
  z.strictObject({ protocol: z.literal('icmp') }),
]);
const ports = z.array(portRange).check(z.maxLength(50));
const usualDuration = z.union([
  z.strictObject({ kind: z.literal('minutes'), minutes }),
  z.strictObject({ kind: z.literal('while-working') }),
]);
const resourceId = idParser<ResourceId>();
const identityId = idParser<IdentityId>();
const draft = z.strictObject({
  kind: z.literal('security-group'),
  label: z.string().check(z.maxLength(MAX_LABEL)),
  identityId,
  region,
  groupId: text,
  groupName: z.exactOptional(text),
  ports,
  usualDuration,
  tagRules: z.boolean(),
});

export const resourceParsers: ResourceParsers = {
  'group.find': parserOf(
    z.strictObject({
      identityId,
      region,
      groupId: z.optional(text),
      nextToken: z.optional(text),
    }),
  ),
  'resource.check': parserOf(z.strictObject({ identityId, region, groupId: text, ports })),
  'resource.add': parserOf(z.strictObject({ draft })),
  'resource.change': parserOf(z.strictObject({ resourceId, draft })),
  'resource.duplicate': parserOf(z.strictObject({ resourceId })),
  'resource.remove': parserOf(z.strictObject({ resourceId })),
  'resource.favour': parserOf(z.strictObject({ resourceId, favourite: z.boolean() })),
  'resource.move': parserOf(
    z.strictObject({ resourceId, to: z.int().check(z.minimum(0), z.maximum(1_000_000)) }),
  ),
  'resource.setConnection': parserOf(
    z.strictObject({
      resourceId,
      connection: z.strictObject({ host: z.exactOptional(text), user: z.exactOptional(text) }),
    }),
  ),
  'resource.tryPorts': parserOf(z.strictObject({ resourceId })),
};
