import { describe, expect, it } from 'vitest';
import { networkFingerprint } from '../../../src-main/network/network-fingerprint.ts';
import { having } from './interfaces.ts';

const HOME = { lo: ['127.0.0.1', '::1'], wlan0: ['192.168.1.23', 'fe80::1'] };

function print(addresses: Readonly<Record<string, readonly string[]>>): string {
  return networkFingerprint(having(addresses));
}

describe('what tells one network from another', () => {
  it('is another after joining or leaving one', () => {
    expect(print({ ...HOME, wlan0: ['10.20.0.7', 'fe80::1'] })).not.toBe(print(HOME));
    expect(print({ ...HOME, wg0: ['10.2.0.2'] })).not.toBe(print(HOME));
    expect(print({ lo: HOME.lo })).not.toBe(print(HOME));
  });

  it('is the same in whatever order the interfaces are told', () => {
    expect(print({ wlan0: ['fe80::1', '192.168.1.23'], lo: ['::1'] })).toBe(print(HOME));
  });

  it('is the same while containers start and idle tunnels come and go', () => {
    const busy = { ...HOME, veth0a1b2c: ['fe80::42'], utun3: ['fe80::7'], eth1: ['169.254.8.9'] };
    expect(print(busy)).toBe(print(HOME));
  });
});
