import type { Instant } from '../kernel/clock.ts';
import type { Journal } from '../leases/journal.ts';
import type { Lease } from '../leases/lease.ts';
import { readOrQuarantine, writeDurably } from './durable-file.ts';
import { leaseSchema } from './lease-schema.ts';
import { FILE_VERSION, parseList } from './parse-file.ts';

/**
 * The leases that may be open, in one file that is replaced as a whole and synced. Of a damaged
 * file, which is kept aside, every lease that can still be understood is taken over.
 */
export function journalFile(path: string, now: () => Instant = Date.now): Journal {
  const save = (leases: readonly Lease[]) => writeDurably(path, written(leases));
  return {
    load() {
      const found = readOrQuarantine(path, (text) => parseList(text, 'leases', leaseSchema), now);
      const leases = found.value ?? [];
      if (found.problem === undefined) return { leases };
      // The readable ones stand in no file now; a crash before the next save must not lose them.
      if (leases.length > 0 && found.problem.kind === 'file-unreadable') save(leases);
      return { leases, problem: found.problem };
    },
    save,
  };
}

/** Without a line end: cut off at any byte it is no JSON any more, and so is noticed. */
function written(leases: readonly Lease[]): string {
  return JSON.stringify({ version: FILE_VERSION, leases });
}
