import type { Clock, Stop } from '../kernel/clock.ts';
import { networkFingerprint } from './network-fingerprint.ts';

/** Reading the interfaces costs nothing outside this computer. */
const LOOK_EVERY_MS = 10_000;

/** Tells when this computer joins or leaves a network, within ten seconds; until stopped. */
export function watchNetwork(
  clock: Clock,
  onChange: () => void,
  fingerprint: () => string = networkFingerprint,
): Stop {
  let known = fingerprint();
  let stop: Stop;
  const look = (): void => {
    const found = fingerprint();
    if (found !== known) onChange();
    known = found;
    stop = clock.after(LOOK_EVERY_MS, look);
  };
  stop = clock.after(LOOK_EVERY_MS, look);
  return () => {
    stop();
  };
}
