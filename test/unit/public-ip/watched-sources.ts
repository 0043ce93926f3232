import type { AddressSource, FamilyAddress } from '../../../src-main/public-ip/address.ts';
import { AddressWatcher } from '../../../src-main/public-ip/address-watcher.ts';
import { cidr, FakeAddressSources } from '../../support/fake-address-sources.ts';
import { FakeClock } from '../../support/fake-clock.ts';

export const HERE = '52.1.2.3';
export const THERE = '52.9.9.9';
export const ELSEWHERE = '52.7.7.7';
export const HERE_6 = '2600:1f14::7';

export const [aws, ipify, aws6, ipify6] = [
  { operator: 'AWS', family: 'ipv4', url: 'https://aws.example/' },
  { operator: 'ipify', family: 'ipv4', url: 'https://ipify.example/' },
  { operator: 'AWS', family: 'ipv6', url: 'https://aws6.example/' },
  { operator: 'ipify', family: 'ipv6', url: 'https://ipify6.example/' },
] as const satisfies readonly AddressSource[];

/** A watcher of four sources, of which the two of IPv4 say `HERE`. */
export function setUp(intervalMs?: number) {
  const clock = new FakeClock();
  const services = new FakeAddressSources();
  const sources = [aws, ipify, aws6, ipify6];
  const watcher = new AddressWatcher({
    ask: services.ask,
    clock,
    sources,
    ...(intervalMs === undefined ? {} : { intervalMs }),
  });
  services.say(HERE, aws, ipify);
  return { clock, services, watcher };
}

export function agreedOn(address: string): Partial<FamilyAddress> {
  return { kind: 'agreed', cidr: cidr(address) };
}
