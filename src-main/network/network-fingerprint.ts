import os from 'node:os';
import { isLinkLocal } from './network-kind.ts';

/**
 * What tells one network from another without asking anybody: the addresses of this computer's
 * interfaces. Equal text means that nothing was plugged, joined or left. Addresses that every
 * interface gives itself are left out: containers start and idle radios wake up on any network.
 */
export function networkFingerprint(interfaces = os.networkInterfaces()): string {
  return Object.entries(interfaces)
    .flatMap(([name, addresses]) =>
      (addresses ?? [])
        .filter(({ internal, address }) => !internal && !isLinkLocal(address))
        .map(({ address }) => `${name} ${address}`),
    )
    .sort()
    .join('\n');
}
