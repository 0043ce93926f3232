import { withIdentity } from './deed.ts';
import type { DeedParts } from './deed.ts';
import type { Lease } from './lease.ts';

/** Any answer of AWS tells the time; two that agree are enough. */
export async function askTime(
  parts: Pick<DeedParts, 'gateFor' | 'identityOf'> & { readonly timeKnown: () => boolean },
  { resource }: Lease,
): Promise<void> {
  for (let asked = 0; asked < 2 && !parts.timeKnown(); asked += 1) {
    const answer = await withIdentity(parts, resource, (identity) =>
      parts.gateFor(resource).read(identity, resource),
    );
    if (!answer.ok && answer.error.problem.kind === 'no-network') return;
  }
}
