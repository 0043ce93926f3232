import { addressOf } from '../../src-main/kernel/cidr.ts';
import type { Cidr, Family } from '../../src-main/kernel/cidr.ts';
import type { SourceSaid } from '../../src-main/kernel/problem.ts';
import type { AddressView } from '../../src-main/bridge/snapshot.ts';
import type { FamilyAddress, MyAddress, NetworkKind } from '../../src-main/public-ip/address.ts';

export const FAMILY_NAMES: Readonly<Record<Family, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

/** A single address without its `/32` or `/128`; a wider network as it is. */
export function plainAddress(cidr: Cidr): string {
  return cidr.endsWith('/32') || cidr.endsWith('/128') ? addressOf(cidr) : cidr;
}

export interface AddressSummary {
  readonly tone: 'known' | 'asking' | 'trouble';
  /** What stands in the chip. */
  readonly text: string;
  /** The second family, when both are known. */
  readonly second?: string;
}

/** The address chip: the addresses leases are opened for, or what is in the way. */
export function addressSummary(view: AddressView): AddressSummary {
  if (!view.mine) {
    return view.checking
      ? { tone: 'asking', text: 'Finding your address…' }
      : { tone: 'trouble', text: 'Address not known' };
  }
  const { ipv4, ipv6 } = view.mine;
  if (ipv4.kind === 'disagreed' || ipv6.kind === 'disagreed')
    return { tone: 'trouble', text: 'Sources disagree' };
  if (ipv4.kind === 'alternating' || ipv6.kind === 'alternating')
    return { tone: 'trouble', text: 'Address alternates' };
  const [first, second] = knownAddresses(view.mine).map(plainAddress);
  if (first === undefined) return { tone: 'trouble', text: 'Address not known' };
  return { tone: 'known', text: first, ...(second === undefined ? {} : { second }) };
}

export function knownAddresses(mine: MyAddress): readonly Cidr[] {
  return [mine.ipv4, mine.ipv6].flatMap((family) =>
    family.kind === 'agreed' || family.kind === 'chosen' ? [family.cidr] : [],
  );
}

export function hasChoice(mine: MyAddress): boolean {
  return mine.ipv4.kind === 'chosen' || mine.ipv6.kind === 'chosen';
}

/** How one family came to be known, or why it is not. */
export function familyInWords(family: Family, address: FamilyAddress): string {
  switch (address.kind) {
    case 'agreed':
      return `${listInWords(address.operators)} agree.`;
    case 'chosen':
      return 'You chose it. The sources are not asked.';
    case 'disagreed':
      return 'The sources see different addresses. Nothing is opened until you choose.';
    case 'alternating':
      return `Your connection alternates between ${listInWords(address.choices.map(plainAddress))}. Nothing is opened or moved until you choose one or it stays the same for 10 minutes.`;
    case 'silent':
      return family === 'ipv6' && address.choices.length === 0
        ? 'No IPv6 found here. That is fine.'
        : 'Too few sources answered to believe it.';
  }
}

export function familySaid(address: FamilyAddress): readonly SourceSaid[] {
  return address.kind === 'disagreed' || address.kind === 'silent' ? address.said : [];
}

export function familyChoices(address: FamilyAddress): readonly Cidr[] {
  return 'choices' in address ? address.choices : [];
}

/** What the way to the internet means for whom AWS lets in. */
export function networkHints(network: NetworkKind | undefined): readonly string[] {
  return [
    ...(network?.vpn === undefined
      ? []
      : [`A VPN is up (${network.vpn}). AWS may see the VPN’s address, not your own.`]),
    ...(network?.shared
      ? [
          'Your provider shares this address with other people (carrier-grade NAT): whoever shares it is let in too. Keep it short.',
        ]
      : []),
  ];
}

/** Where the sources come from, when it is not the usual place. */
export function sourcesNote(from: AddressView['sourcesFrom']): string | undefined {
  switch (from) {
    case 'built-in':
      return undefined;
    case 'settings':
      return 'Sources from your settings.';
    case 'environment':
      return 'Sources replaced by DRAWBRIDGE_IP_SOURCES.';
    case 'sandbox':
      return 'The sandbox says what your address is.';
  }
}

/** "A", "A and B", "A, B and C". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
