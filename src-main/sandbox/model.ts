import type { IdentityPolicy } from './iam/policy-evaluation.ts';
import type { Schedule, ScheduleGroup } from './scheduler/model.ts';
import type { Queue } from './sqs/model.ts';

/** What the sandbox's AWS holds. Plain values only: the whole of it is written to a file as JSON. */

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Where traffic of a rule comes from (ingress) or goes to (egress). CIDRs are canonical. */
export type RuleSource =
  | { readonly kind: 'ipv4'; readonly cidr: string }
  | { readonly kind: 'ipv6'; readonly cidr: string }
  | { readonly kind: 'prefix-list'; readonly prefixListId: string }
  | { readonly kind: 'group'; readonly groupId: string; readonly userId: string };

/** Protocol, ports and source: what makes two rules of one direction the same rule to AWS. */
export interface RuleTuple {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, `-1` (all) or a protocol number in text. */
  readonly protocol: string;
  /** First port, or ICMP type; -1 for all. */
  readonly fromPort: number;
  /** Last port, or ICMP code; -1 for all. */
  readonly toPort: number;
  readonly source: RuleSource;
}

export interface Rule extends RuleTuple {
  readonly id: string;
  readonly groupId: string;
  readonly isEgress: boolean;
  readonly description?: string;
  readonly tags: readonly Tag[];
}

export interface Group {
  readonly id: string;
  readonly accountId: string;
  readonly region: string;
  readonly vpcId: string;
  readonly inDefaultVpc: boolean;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly Tag[];
}

/** An IAM user, or the root user of an account (`name` is then `root`). */
export interface User {
  readonly accountId: string;
  readonly name: string;
  readonly path: string;
  readonly userId: string;
  readonly arn: string;
  readonly isRoot: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Action patterns (`ec2:Describe*`) that are allowed. */
  readonly allowed: readonly string[];
  /** Action patterns that are refused whatever `allowed` says. */
  readonly denied: readonly string[];
  /** Policies that decide in place of `allowed`. */
  readonly policies?: readonly IdentityPolicy[];
}

/** An access key. Its secret is not kept: {@link secretOf} derives it from the id. */
export interface AccessKey {
  readonly id: string;
  readonly accountId: string;
  readonly userName: string;
  readonly status: 'Active' | 'Inactive';
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** When the status was last changed, and so was the other one before. */
  readonly statusChangedAt?: number;
  readonly lastUsed?: { readonly at: number; readonly service: string; readonly region: string };
}

/** Who may assume a role, and what they must bring. */
export interface Trust {
  /** ARNs of users and roles; `arn:aws:iam::…:root` is everybody of the account. */
  readonly principals: readonly string[];
  /** Pattern of `sts:ExternalId`, as `StringLike` takes it. Absent: not looked at. */
  readonly externalId?: string;
  /** Whether `aws:MultiFactorAuthPresent` must be true. */
  readonly mfa?: boolean;
  /** Services of AWS that may assume it. */
  readonly service?: ServiceTrust;
}

/** A service of AWS that may assume a role, and on whose behalf. */
export interface ServiceTrust {
  /** `scheduler.amazonaws.com` */
  readonly principal: string;
  /** `aws:SourceAccount`. Absent: not looked at. */
  readonly sourceAccount?: string;
  /** Patterns of `aws:SourceArn`, as `ArnLike` takes them. Absent: not looked at. */
  readonly sourceArns?: readonly string[];
}

/** An IAM role. */
export interface Role {
  readonly accountId: string;
  readonly name: string;
  readonly roleId: string;
  readonly arn: string;
  readonly trust: Trust;
  /** Take the place of `allowed` where they are given. */
  readonly policies?: readonly IdentityPolicy[];
  readonly maxSessionSeconds: number;
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
}

/** Temporary credentials. Secret and token are not kept: they follow from the id. */
export interface Session {
  readonly accessKeyId: string;
  readonly kind: 'role' | 'session-token';
  /** The user's or the role's name. */
  readonly of: string;
  /** Of a role: `RoleSessionName`. */
  readonly sessionName?: string;
  readonly mfa: boolean;
  /** The inline policy the session was narrowed by. */
  readonly policy?: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Who signed a request: a user, or temporary credentials of a user or role. */
export interface Principal extends User {
  readonly session?: Session;
}

/** The address an echo source answers; a family that is absent answers 503. */
export interface EchoAddress {
  readonly ipv4?: string;
  readonly ipv6?: string;
}

/** The two echo sources, posing as two operators. */
export type EchoOperator = 'echo' | 'echo-b';

export interface WorldState {
  readonly version: 1;
  readonly users: readonly User[];
  readonly accessKeys: readonly AccessKey[];
  readonly groups: readonly Group[];
  readonly rules: readonly Rule[];
  /** Absent in worlds kept by earlier versions. */
  readonly roles?: readonly Role[];
  readonly sessions?: readonly Session[];
  /** Absent in worlds kept before there was a Scheduler. */
  readonly scheduleGroups?: readonly ScheduleGroup[];
  readonly schedules?: readonly Schedule[];
  readonly queues?: readonly Queue[];
  readonly addresses: Readonly<Record<EchoOperator, EchoAddress>>;
}
