import * as z from 'zod/mini';
import { parseRegion } from '../kernel/aws-names.ts';
import type { Region } from '../kernel/aws-names.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { IdentityId } from '../identities/identity.ts';
import type { LeaseId, RuleId } from '../leases/lease.ts';
import { SNOOZE_DAYS } from '../identities/key-reminders.ts';
import type { RotationId } from '../identities/rotation/rotation.ts';
import { isConsoleLink } from '../policy/console-links.ts';
import { MAX_LABEL } from '../resources/resource-book.ts';
import type { ResourceId } from '../resources/resource.ts';
import { SETTING_LIMITS } from '../settings/settings.ts';
import type { CommandName, Parsed } from './commands.ts';
import { identityParsers } from './identity-parsers.ts';
import { parserOf } from './parser-of.ts';

export type Parsers = {
  readonly [N in CommandName]: (input: unknown) => Result<Parsed<N>, Problem>;
};

const MAX_TEXT = 2_000;
/** Some four thousand findings of an account's health; no field takes a megabyte. */
const MAX_COPIED = 900_000;
const text = z.string().check(z.maxLength(MAX_TEXT));
const id = <T extends string>() => z.custom<T>((value) => isShortText(value));
const region = z.pipe(
  text,
  z.transform((value, context): Region => {
    const parsed = parseRegion(value);
    if (parsed) return parsed;
    context.issues.push({ code: 'custom', message: 'not a Region', input: value });
    return z.NEVER;
  }),
);
const port = z.number();
const portRange = z.union([
  z.strictObject({ protocol: z.enum(['tcp', 'udp']), from: port, to: port }),
  z.strictObject({ protocol: z.literal('icmp') }),
]);
const ports = z.array(portRange).check(z.maxLength(50));
const minutes = z.int().check(z.minimum(1), z.maximum(100_000));
const usualDuration = z.union([
  z.strictObject({ kind: z.literal('minutes'), minutes }),
  z.strictObject({ kind: z.literal('while-working') }),
]);
const draft = z.strictObject({
  kind: z.literal('security-group'),
  label: z.string().check(z.maxLength(MAX_LABEL)),
  identityId: id<IdentityId>(),
  region,
  groupId: text,
  groupName: z.exactOptional(text),
  ports,
  usualDuration,
  tagRules: z.boolean(),
});
const durationChoice = z.union([
  z.strictObject({ kind: z.literal('usual') }),
  z.strictObject({ kind: z.literal('minutes'), minutes }),
  z.strictObject({ kind: z.literal('until'), at: z.number() }),
  z.strictObject({ kind: z.literal('while-working') }),
]);
const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.int().check(z.minimum(min), z.maximum(max));
const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  termMinutes: within(SETTING_LIMITS.termMinutes),
  maxWorkHours: within(SETTING_LIMITS.maxWorkHours),
  idleMinutes: within(SETTING_LIMITS.idleMinutes),
  onQuit: z.enum(['ask', 'close', 'leave-open']),
  closeOnSleep: z.boolean(),
  closeOnLock: z.boolean(),
  closeOnLogOut: z.boolean(),
  addressSources: z
    .array(z.strictObject({ family: z.enum(['ipv4', 'ipv6']), url: text }))
    .check(z.maxLength(20)),
  soonAfterDays: within(SETTING_LIMITS.soonAfterDays),
  remindAfterDays: within(SETTING_LIMITS.remindAfterDays),
  overdueAfterDays: within(SETTING_LIMITS.overdueAfterDays),
  unusedAfterDays: within(SETTING_LIMITS.unusedAfterDays),
  rotationWatchDays: within(SETTING_LIMITS.rotationWatchDays),
});
const nothing = z.strictObject({});
const resourceId = id<ResourceId>();
const leaseId = id<LeaseId>();
const identityId = id<IdentityId>();
const rotationId = id<RotationId>();
const maskedKeyId = z.string().check(z.minLength(1), z.maxLength(40));

/** One parser a command: what comes from the renderer is `unknown` until it went through here. */
export const parsers: Parsers = {
  'realm.enterSandbox': parserOf(nothing),
  'realm.leaveSandbox': parserOf(nothing),
  ...identityParsers,
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
  'group.find': parserOf(
    z.strictObject({
      identityId,
      region,
      groupId: z.optional(text),
      nextToken: z.optional(text),
    }),
  ),
  'resource.check': parserOf(z.strictObject({ identityId, region, groupId: text, ports })),
  'policy.test': parserOf(z.strictObject({ identityId })),
  'policy.fetch': parserOf(z.strictObject({ identityId })),
  'resource.add': parserOf(z.strictObject({ draft })),
  'resource.change': parserOf(z.strictObject({ resourceId, draft })),
  'resource.duplicate': parserOf(z.strictObject({ resourceId })),
  'resource.remove': parserOf(z.strictObject({ resourceId })),
  'lease.open': parserOf(z.strictObject({ resourceId, duration: durationChoice })),
  'lease.extend': parserOf(z.strictObject({ leaseId, minutes })),
  'lease.close': parserOf(z.strictObject({ leaseId })),
  'lease.closeAll': parserOf(nothing),
  'lease.openMany': parserOf(
    z.strictObject({
      resourceIds: z.array(resourceId).check(z.maxLength(1_000)),
      duration: durationChoice,
    }),
  ),
  'bulk.stop': parserOf(nothing),
  'bulk.closeOpened': parserOf(nothing),
  'bulk.dismiss': parserOf(nothing),
  'rule.close': parserOf(z.strictObject({ ruleId: id<RuleId>() })),
  'lease.dismiss': parserOf(z.strictObject({ leaseId })),
  'address.check': parserOf(nothing),
  'address.choose': parserOf(z.strictObject({ family: z.enum(['ipv4', 'ipv6']), text })),
  'address.forget': parserOf(nothing),
  'settings.change': parserOf(z.strictObject({ settings })),
  'clipboard.write': parserOf(z.strictObject({ text: z.string().check(z.maxLength(MAX_COPIED)) })),
  'link.open': parserOf(z.strictObject({ url: text.check(z.refine(isConsoleLink)) })),
  'snapshot.read': parserOf(nothing),
};

function isShortText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}
