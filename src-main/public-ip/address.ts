import type { Cidr, Family } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';
import type { ProblemOf, SourceSaid } from '../kernel/problem.ts';

/** A service that says which address it sees, asked over HTTPS for one family. */
export interface AddressSource {
  /** Who runs it: two sources of one operator are one voice. */
  readonly operator: string;
  readonly family: Family;
  readonly url: string;
}

/** What one source answered: an address, or why there is none. */
export type Reading =
  | { readonly source: AddressSource; readonly kind: 'address'; readonly cidr: Cidr }
  | { readonly source: AddressSource; readonly kind: 'nothing'; readonly why: string };

/** Asks one source, within its own time limit; never throws. */
export type AskSource = (source: AddressSource) => Promise<Reading>;

/** What is known about one family. */
export type FamilyAddress =
  | { readonly kind: 'agreed'; readonly cidr: Cidr; readonly operators: readonly string[] }
  | { readonly kind: 'chosen'; readonly cidr: Cidr }
  /** Sources contradict one another: nothing is opened until the person chooses. */
  | {
      readonly kind: 'disagreed';
      readonly said: readonly SourceSaid[];
      readonly choices: readonly Cidr[];
    }
  | AlternatingAddress
  /** Too few answered to believe it. For IPv6 this is what "no IPv6" looks like. */
  | {
      readonly kind: 'silent';
      readonly said: readonly SourceSaid[];
      readonly choices: readonly Cidr[];
    };

/**
 * Now one address, now another, on one and the same network: nothing moves and nothing is opened
 * until the person chooses, the network changes or one of them stays.
 */
export interface AlternatingAddress {
  readonly kind: 'alternating';
  readonly choices: readonly Cidr[];
  readonly since: Instant;
}

/** My address: both families, asked separately. */
export interface MyAddress {
  readonly ipv4: FamilyAddress;
  readonly ipv6: FamilyAddress;
  readonly checkedAt: Instant;
}

/** What this computer itself shows of the way to the internet; absence proves nothing. */
export interface NetworkKind {
  /** The interface of a VPN that is up. */
  readonly vpn?: string;
  /** Carrier-grade NAT: others come from the same public address. */
  readonly shared?: true;
}

export type AddressProblem = ProblemOf<
  'address-silent' | 'address-disagreed' | 'address-alternates'
>;
