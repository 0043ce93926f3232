import { constants } from 'node:os';

/** The signals that ask a process to end. @type {readonly NodeJS.Signals[]} */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The exit code by which a shell tells that a signal ended a process.
 * @param {NodeJS.Signals} signal
 */
export function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}
