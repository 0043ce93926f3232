import type os from 'node:os';

type Interfaces = ReturnType<typeof os.networkInterfaces>;

/** Interfaces as Node tells them, of which only the addresses matter here. */
export function having(addresses: Readonly<Record<string, readonly string[]>>): Interfaces {
  return Object.fromEntries(
    Object.entries(addresses).map(([name, list]) => [name, list.map(interfaceInfo)]),
  );
}

function interfaceInfo(address: string): os.NetworkInterfaceInfo {
  const rest = { address, mac: '00:00:00:00:00:00', internal: isLoopback(address), cidr: null };
  return address.includes(':')
    ? { ...rest, family: 'IPv6', netmask: 'ffff:ffff:ffff:ffff::', scopeid: 0 }
    : { ...rest, family: 'IPv4', netmask: '255.255.255.0' };
}

function isLoopback(address: string): boolean {
  return address === '127.0.0.1' || address === '::1';
}
