import type { Region } from '../kernel/aws-names.ts';
import type { Refusal } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';

export type ResourceId = string & { readonly resourceId: unique symbol };

/** What a rule lets in. ICMP has types, not ports; here it always means all types. */
export type PortRange =
  | { readonly protocol: 'tcp' | 'udp'; readonly from: number; readonly to: number }
  | { readonly protocol: 'icmp' };

/** How long a resource is usually opened for. */
export type Duration =
  { readonly kind: 'minutes'; readonly minutes: number } | { readonly kind: 'while-working' };

/** What a person opens. A union by `kind`: security groups are the first. */
export interface SecurityGroupResource {
  readonly kind: 'security-group';
  readonly id: ResourceId;
  readonly label: string;
  readonly identityId: IdentityId;
  readonly region: Region;
  readonly groupId: string;
  /** As last seen in AWS; the id counts, the name is for people. */
  readonly groupName?: string;
  readonly ports: readonly PortRange[];
  readonly usualDuration: Duration;
  /** Learned by a check: whether AWS lets this identity tag rules of this group. */
  readonly tagRules: boolean;
  /** Among the first to be offered, in the tray too. */
  readonly favourite?: true;
  /** What the person reaches through it; only ever used to write a command and to try the port. */
  readonly connection?: Connection;
}

/** Where a person connects to once the door is open. A security group itself has no address. */
export interface Connection {
  /** A name, an address, or the id of an instance for Session Manager. */
  readonly host?: string;
  /** Whom to log in as. */
  readonly user?: string;
}

/** What came of trying one port from here. */
export interface PortAnswer {
  readonly port: number;
  /** `refused`: the door is open and the machine answers, but no program listens. */
  readonly outcome: 'answers' | 'refused' | 'silent' | 'unknown-host';
  readonly tookMs: number;
}

/** Tries one TCP port from here. Never rejects. */
export type TryPort = (host: string, port: number) => Promise<PortAnswer>;

export type Resource = SecurityGroupResource;

/** A security group as the picker shows it. */
export interface FoundGroup {
  readonly groupId: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Inbound rules, counted as AWS's quota counts them: per family. */
  readonly ipv4Rules: number;
  readonly ipv6Rules: number;
}

export interface GroupPage {
  readonly groups: readonly FoundGroup[];
  readonly nextToken?: string;
}

/** Lists security groups, a page at a time; `groupId` narrows to one. */
export type FindGroups = (
  identity: Identity,
  region: Region,
  page: { readonly groupId?: string; readonly nextToken?: string },
) => Promise<Result<GroupPage, Refusal>>;

/** What AWS would answer, found out without changing anything. */
export type Permission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'cannot-tell'; readonly why: Refusal };

/** The answer of *Check*. `open` and `close` must be allowed; the others make it better. */
export interface CheckReport {
  readonly group: FoundGroup;
  readonly open: Permission;
  readonly close: Permission;
  /** ModifySecurityGroupRules: following an address without a gap. */
  readonly move: Permission;
  /** UpdateSecurityGroupRuleDescriptionsIngress: the time in the rule's description stays true. */
  readonly describe: Permission;
  /** CreateTags while opening: rules can be found by tag. */
  readonly tag: Permission;
}

export type CheckResource = (
  identity: Identity,
  resource: Pick<SecurityGroupResource, 'region' | 'groupId' | 'ports'>,
) => Promise<Result<CheckReport, Refusal>>;

/** Where resources are kept between starts. */
export interface ResourceStore {
  load(): readonly Resource[];
  save(resources: readonly Resource[]): Result<void, Refusal>;
}
