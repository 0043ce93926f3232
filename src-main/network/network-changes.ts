import type { Clock, Stop } from '../kernel/clock.ts';
import { networkFingerprint } from './network-fingerprint.ts';

/** Reading the interfaces costs nothing outside this computer. */
const LOOK_EVERY_MS = 10_000;
/** A look this late was not busy but asleep, or stopped. */
const ASLEEP_MS = 30_000;

/**
 * Tells when this computer joins or leaves a network, within ten seconds, and when it wakes up:
 * who slept may be elsewhere, whatever its own addresses say. Until stopped.
 */
export function watchNetwork(
  clock: Clock,
  onChange: () => void,
  fingerprint: () => string = networkFingerprint,
): Stop {
  let known = fingerprint();
  let lookedAt = clock.now();
  let stop: Stop;
  const look = (): void => {
    const found = fingerprint();
    const now = clock.now();
    const slept = now - lookedAt > LOOK_EVERY_MS + ASLEEP_MS;
    const moved = found !== known;
    known = found;
    lookedAt = now;
    stop = clock.after(LOOK_EVERY_MS, look);
    if (moved || slept) onChange();
  };
  stop = clock.after(LOOK_EVERY_MS, look);
  return () => {
    stop();
  };
}
