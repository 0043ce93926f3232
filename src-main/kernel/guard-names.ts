import type { AccountId, Partition, Region } from './aws-names.ts';

/**
 * The guard is what shuts a door from inside the person's own AWS account when this computer cannot:
 * a one-time schedule of EventBridge Scheduler that revokes the rule. Its parts have fixed names, so
 * that documents, checks and the app agree without anything to fill in.
 */
export const GUARD_NAMES = {
  scheduleGroup: 'drawbridge',
  /** The role Scheduler assumes: it may revoke, and nothing else. */
  role: 'drawbridge-reaper',
  /** Where Scheduler leaves what it could not do. */
  queue: 'drawbridge-reaper-failures',
} as const;

/** Where guards live: one account in one Region. */
export interface GuardPlace {
  readonly partition: Partition;
  readonly account: AccountId;
  readonly region: Region;
}

/**
 * The universal target that revokes.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export function revokeTargetArn(partition: Partition): string {
  return `arn:${partition}:scheduler:::aws-sdk:ec2:revokeSecurityGroupIngress`;
}

/** A place as documents name it. */
type PlainPlace = { readonly [K in keyof GuardPlace]: string };

export function scheduleGroupArn({ partition, region, account }: PlainPlace): string {
  return `arn:${partition}:scheduler:${region}:${account}:schedule-group/${GUARD_NAMES.scheduleGroup}`;
}

/** The ARN of one schedule, or of all with `*`. */
export function scheduleArn({ partition, region, account }: PlainPlace, name: string): string {
  return `arn:${partition}:scheduler:${region}:${account}:schedule/${GUARD_NAMES.scheduleGroup}/${name}`;
}

export function reaperRoleArn({
  partition,
  account,
}: Pick<PlainPlace, 'partition' | 'account'>): string {
  return `arn:${partition}:iam::${account}:role/${GUARD_NAMES.role}`;
}

export function failureQueueArn({ partition, region, account }: PlainPlace): string {
  return `arn:${partition}:sqs:${region}:${account}:${GUARD_NAMES.queue}`;
}
