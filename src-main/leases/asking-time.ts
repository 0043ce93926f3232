import type { Problem } from '../kernel/problem.ts';
import { withIdentity } from './deed.ts';
import type { DeedParts } from './deed.ts';
import type { Lease } from './lease.ts';

/**
 * Any answer of AWS tells the time; two that agree are enough. Answers why nobody could be asked when
 * the keychain does not give the keys: asking it again would only show the person its prompt again.
 */
export async function askTime(
  parts: Pick<DeedParts, 'gateFor' | 'identityOf'> & { readonly timeKnown: () => boolean },
  { resource }: Lease,
): Promise<Problem | undefined> {
  for (let asked = 0; asked < 2 && !parts.timeKnown(); asked += 1) {
    const answer = await withIdentity(parts, resource, (identity) =>
      parts.gateFor(resource).read(identity, resource),
    );
    if (answer.ok) continue;
    const { problem } = answer.error;
    if (problem.kind === 'no-network') return undefined;
    if (WITHOUT_KEYS.includes(problem.kind)) return problem;
  }
  return undefined;
}

const WITHOUT_KEYS: readonly Problem['kind'][] = [
  'keychain-locked',
  'keychain-absent',
  'keychain-lost-key',
];
