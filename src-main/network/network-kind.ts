import os from 'node:os';
import ipaddr from 'ipaddr.js';
import type { NetworkKind } from '../public-ip/address.ts';

type Interfaces = ReturnType<typeof os.networkInterfaces>;

/**
 * How VPNs call their interfaces. macOS calls them all `utun`; on Windows the person may have
 * chosen the name.
 */
const VPN_NAME =
  /^(?:tun|tap|utun|ipsec|ppp|vpn|gpd|cscotun)\d|^wg(?:\d|-|$)|^(?:tailscale|nordlynx|nordtun|proton|pvpn|mullvad)|vpn|wireguard|wintun|tap-windows|cloudflare ?warp/i;
/** A telephone line or radio is dialled over PPP as well: only a private address is a VPN's. */
const DIALLED_NAME = /^ppp\d/i;

/**
 * What this computer's interfaces say about the way to the internet: a VPN by its interface's name,
 * and carrier-grade NAT where an interface that is no VPN has a shared address. Behind a router
 * neither may be visible: absence proves nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6598 100.64.0.0/10, the shared address space
 */
export function networkKind(interfaces: Interfaces): NetworkKind {
  const ranges = Object.entries(interfaces).map(([name, addresses]) => ({
    name,
    ranges: (addresses ?? []).filter(({ internal }) => !internal).map(rangeOf),
  }));
  const vpn = ranges.find((one) => isVpn(one.name, one.ranges))?.name;
  const shared = ranges.some(
    (one) => !isVpn(one.name, one.ranges) && one.ranges.includes('carrierGradeNat'),
  );
  return { ...(vpn !== undefined && { vpn }), ...(shared && { shared }) };
}

/** As the interfaces are now. */
export function networkKindNow(): NetworkKind {
  return networkKind(os.networkInterfaces());
}

/** Whether no interface leads out of this computer. */
export function isUnplugged(interfaces: Interfaces = os.networkInterfaces()): boolean {
  return Object.values(interfaces).every((addresses) =>
    (addresses ?? []).every(({ internal, address }) => internal || isLinkLocal(address)),
  );
}

/** An address that an interface gives itself, on any network or on none. */
export function isLinkLocal(address: string): boolean {
  return rangeOf({ address }) === 'linkLocal';
}

function isVpn(name: string, ranges: readonly string[]): boolean {
  if (DIALLED_NAME.test(name)) return ranges.includes('private');
  return VPN_NAME.test(name) && ranges.some((range) => ROUTABLE.has(range));
}

/** `unicast` is what ipaddr.js calls a global address. */
const ROUTABLE = new Set(['unicast', 'private', 'carrierGradeNat', 'uniqueLocal']);

function rangeOf({ address }: { readonly address: string }): string {
  return ipaddr.isValid(address) ? ipaddr.parse(address).range() : 'unknown';
}
