import * as z from 'zod/mini';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { IdentityId } from '../identities/identity.ts';
import type { LeaseId, RuleId } from '../leases/lease.ts';
import { SNOOZE_DAYS } from '../identities/key-reminders.ts';
import type { RotationId } from '../identities/rotation/rotation.ts';
import type { ResourceId } from '../resources/resource.ts';
import { activityParsers } from './activity-parsers.ts';
import { appParsers } from './app-parsers.ts';
import type { CommandName, Parsed } from './commands.ts';
import { identityParsers } from './identity-parsers.ts';
import { idParser, minutes, parserOf, region, text } from './parser-of.ts';
import { resourceParsers } from './resource-parsers.ts';

export type Parsers = {
  readonly [N in CommandName]: (input: unknown) => Result<Parsed<N>, Problem>;
};

const durationChoice = z.union([
  z.strictObject({ kind: z.literal('usual') }),
  z.strictObject({ kind: z.literal('minutes'), minutes }),
  z.strictObject({ kind: z.literal('until'), at: z.number() }),
  z.strictObject({ kind: z.literal('while-working') }),
]);
/** More than anybody keeps. */
const MOST_AT_ONCE = 10_000;
const nothing = z.strictObject({});
const resourceId = idParser<ResourceId>();
const leaseId = idParser<LeaseId>();
const identityId = idParser<IdentityId>();
const rotationId = idParser<RotationId>();
const guardedPlace = z.strictObject({
  account: z.string().check(z.regex(/^\d{12}$/)),
  region,
});
const maskedKeyId = z.string().check(z.minLength(1), z.maxLength(40));

/** One parser a command: what comes from the renderer is `unknown` until it went through here. */
export const parsers: Parsers = {
  'realm.enterSandbox': parserOf(nothing),
  'realm.leaveSandbox': parserOf(nothing),
  ...identityParsers,
  ...resourceParsers,
  ...activityParsers,
  ...appParsers,
  'identity.remove': parserOf(z.strictObject({ identityId })),
  'identity.refreshKeys': parserOf(nothing),
  'rotation.start': parserOf(z.strictObject({ identityId })),
  'rotation.undo': parserOf(z.strictObject({ rotationId })),
  'rotation.resume': parserOf(z.strictObject({ rotationId })),
  'rotation.finish': parserOf(z.strictObject({ rotationId })),
  'rotation.chooseKey': parserOf(z.strictObject({ rotationId, maskedKeyId })),
  'rotation.dismiss': parserOf(z.strictObject({ rotationId })),
  'key.snooze': parserOf(z.strictObject({ maskedKeyId, days: z.literal([...SNOOZE_DAYS]) })),
  'key.delete': parserOf(z.strictObject({ identityId, maskedKeyId })),
  'key.readHealth': parserOf(z.strictObject({ identityId })),
  'policy.test': parserOf(z.strictObject({ identityId })),
  'policy.fetch': parserOf(z.strictObject({ identityId })),
  'guard.check': parserOf(guardedPlace),
  'guard.cancelCheck': parserOf(guardedPlace),
  'lease.open': parserOf(z.strictObject({ resourceId, duration: durationChoice })),
  'lease.extend': parserOf(z.strictObject({ leaseId, minutes })),
  'lease.close': parserOf(z.strictObject({ leaseId })),
  'lease.closeAll': parserOf(nothing),
  'lease.openMany': parserOf(
    z.strictObject({
      resourceIds: z.array(resourceId).check(z.maxLength(MOST_AT_ONCE)),
      duration: durationChoice,
    }),
  ),
  'lease.closeMany': parserOf(
    z.strictObject({ leaseIds: z.array(leaseId).check(z.maxLength(MOST_AT_ONCE)) }),
  ),
  'bulk.stop': parserOf(nothing),
  'bulk.closeOpened': parserOf(nothing),
  'bulk.dismiss': parserOf(nothing),
  'rule.close': parserOf(z.strictObject({ ruleId: idParser<RuleId>() })),
  'lease.dismiss': parserOf(z.strictObject({ leaseId })),
  'address.check': parserOf(nothing),
  'address.choose': parserOf(z.strictObject({ family: z.enum(['ipv4', 'ipv6']), text })),
  'address.forget': parserOf(nothing),
  'snapshot.read': parserOf(nothing),
};
