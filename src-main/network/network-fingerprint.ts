import os from 'node:os';

/**
 * What tells one network from another without asking anybody: the addresses of this computer's
 * interfaces. Equal text means that nothing was plugged, joined or left.
 */
export function networkFingerprint(): string {
  return Object.entries(os.networkInterfaces())
    .flatMap(([name, addresses]) =>
      (addresses ?? [])
        .filter(({ internal }) => !internal)
        .map(({ address }) => `${name} ${address}`),
    )
    .sort()
    .join('\n');
}
