import type { ProblemOf } from '../kernel/problem.ts';

/**
 * What libsecret, GDBus, macOS and keytar's loader say when there is no keychain at all. Their
 * errors carry words only, no codes.
 */
const ABSENT = [
  /autolaunch/i,
  /could not connect/i,
  /was not provided by any \.service files/i,
  /ServiceUnknown|NameHasNoOwner/,
  /connection is closed|disconnected from message bus/i,
  /keychain could not be found|no keychain is available/i,
  /load keytar native addon|cannot find (module|package)/i,
];

/**
 * Why the keychain did not do it. Everything else than absence is answered by unlocking: a dismissed
 * prompt, no default collection yet, a prompt that waits longer than we do.
 */
export function keychainProblem(
  error: unknown,
): ProblemOf<'keychain-locked'> | ProblemOf<'keychain-absent'> {
  const said = error instanceof Error ? error.message : String(error);
  return ABSENT.some((pattern) => pattern.test(said))
    ? { kind: 'keychain-absent' }
    : { kind: 'keychain-locked' };
}
