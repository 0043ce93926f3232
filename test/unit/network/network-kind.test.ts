import { describe, expect, it } from 'vitest';
import {
  isLinkLocal,
  isUnplugged,
  networkKind,
  networkKindNow,
} from '../../../src-main/network/network-kind.ts';
import { having } from './interfaces.ts';

const LINUX = {
  lo: ['127.0.0.1', '::1'],
  wlp3s0: ['192.168.1.23', 'fe80::9c1:22ff:fe00:1'],
  docker0: ['172.17.0.1'],
  veth12ab34c: ['fe80::42:acff:fe11:2'],
  virbr0: ['192.168.122.1'],
};

const MAC = {
  lo0: ['127.0.0.1', '::1', 'fe80::1'],
  en0: ['192.168.1.23', 'fe80::14a1:77ff:fe00:2'],
  awdl0: ['fe80::88aa:1dff:fe00:3'],
  utun0: ['fe80::ce81:b1c:bd2c:69e'],
  utun1: ['fe80::6f0a:3f5d:aa12:1'],
};

const WINDOWS = {
  'Wi-Fi': ['192.168.1.23', 'fe80::3d21:aaaa:bbbb:4'],
  'Local Area Connection* 2': ['169.254.12.7'],
  'vEthernet (WSL)': ['172.29.96.1'],
  'Loopback Pseudo-Interface 1': ['127.0.0.1', '::1'],
};

describe('the way to the internet', () => {
  it.each([
    ['Linux with containers and virtual machines', LINUX],
    ['macOS with its idle tunnels', MAC],
    ['Windows with its subsystem for Linux', WINDOWS],
  ])('is nothing to speak of at home, on %s', (_system, interfaces) => {
    expect(networkKind(having(interfaces))).toEqual({});
  });

  it.each([
    ['tun0', '10.8.0.6'],
    ['tap0', '10.9.0.2'],
    ['wg0', '10.2.0.2'],
    ['wg0-mullvad', '10.64.12.3'],
    ['wg-office', 'fd00:dead:beef::2'],
    ['tailscale0', '100.101.102.103'],
    ['nordlynx', '10.5.0.2'],
    ['proton0', '10.2.0.2'],
    ['ppp0', '10.1.0.44'],
  ])('is a VPN on Linux when %s has an address', (name, address) => {
    expect(networkKind(having({ ...LINUX, [name]: [address] }))).toEqual({ vpn: name });
  });

  it.each([
    ['utun4', ['10.14.0.2', 'fe80::1']],
    ['utun5', ['100.90.1.2', 'fd7a:115c:a1e0::1']],
    ['ipsec0', ['10.3.3.3']],
    ['ppp0', ['192.168.30.4']],
  ])('is a VPN on macOS when %s has more than a link-local address', (name, addresses) => {
    expect(networkKind(having({ ...MAC, [name]: addresses }))).toEqual({ vpn: name });
  });

  it.each([
    'WireGuard Tunnel',
    'OpenVPN Wintun',
    'OpenVPN TAP-Windows6',
    'ProtonVPN TUN',
    'NordLynx',
    'Mullvad',
    'Tailscale',
    'CloudflareWARP',
    'Office VPN',
  ])('is a VPN on Windows when “%s” has an address', (name) => {
    expect(networkKind(having({ ...WINDOWS, [name]: ['10.7.0.2'] }))).toEqual({ vpn: name });
    expect(networkKind(having({ ...WINDOWS, [name]: ['169.254.3.4'] }))).toEqual({});
  });

  it('is shared with others behind carrier-grade NAT', () => {
    expect(networkKind(having({ ...LINUX, wwan0: ['100.71.2.9'] }))).toEqual({ shared: true });
    expect(networkKind(having({ ...LINUX, wwan0: ['100.63.255.255'] }))).toEqual({});
    expect(networkKind(having({ ...LINUX, wwan0: ['100.128.0.1'] }))).toEqual({});
  });

  it('may be both: a VPN over a shared connection', () => {
    expect(networkKind(having({ wwan0: ['100.71.2.9'], wg0: ['10.2.0.2'] }))).toEqual({
      vpn: 'wg0',
      shared: true,
    });
  });

  it('is no VPN where the provider itself is dialled', () => {
    expect(networkKind(having({ ...LINUX, ppp0: ['81.187.42.19'] }))).toEqual({});
    expect(networkKind(having({ ...LINUX, ppp0: ['100.71.2.9'] }))).toEqual({ shared: true });
  });

  it('can be told of this computer as it is', () => {
    expect(Object.keys(networkKindNow()).every((key) => ['vpn', 'shared'].includes(key))).toBe(
      true,
    );
  });
});

describe('an address that an interface gives itself', () => {
  it('is link-local, and no other is', () => {
    expect(['fe80::1', '169.254.3.4', '10.0.0.1', '2600::7', '?'].map(isLinkLocal)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('a computer that is unplugged', () => {
  it.each([
    [{}],
    [{ lo: ['127.0.0.1', '::1'] }],
    [{ lo: ['127.0.0.1'], wlan0: ['fe80::1'], eth0: ['169.254.3.4'] }],
  ])('has no interface that leads out: %j', (addresses) => {
    expect(isUnplugged(having(addresses))).toBe(true);
  });

  it.each([[{ lo: ['127.0.0.1'], eth0: ['192.168.1.20'] }], [{ tun0: ['10.8.0.2'] }]])(
    'has none of these: %j',
    (addresses) => {
      expect(isUnplugged(having(addresses))).toBe(false);
    },
  );
});
