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
  readonly addresses: Readonly<Record<EchoOperator, EchoAddress>>;
}
