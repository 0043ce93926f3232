import * as z from 'zod/mini';
import type { Instant } from '../kernel/clock.ts';
import { err } from '../kernel/result.ts';
import type { Journal } from '../leases/journal.ts';
import type { Lease } from '../leases/lease.ts';
import { fileName, isNewer, readOrQuarantine, writeDurably } from './durable-file.ts';
import type { Parsed } from './durable-file.ts';
import { leaseSchema } from './lease-schema.ts';
import { FILE_VERSION, parseFields, parseList } from './parse-file.ts';

/**
 * The leases that may be open, in one file that is replaced as a whole and synced. Of a damaged
 * file, which is kept aside, every lease that can still be understood is taken over; the others
 * must be looked for in AWS. A file of a newer version is left as it is.
 */
export function journalFile(path: string, now: () => Instant = Date.now): Journal {
  if (isNewer(path, FILE_VERSION)) return leftAlone(path);
  const save = (leases: readonly Lease[], incomplete: boolean) =>
    writeDurably(path, written(leases, incomplete));
  return {
    load() {
      const found = readOrQuarantine(path, parseJournal, now);
      const { leases = [], incomplete = false } = found.value ?? {};
      if (found.problem === undefined) return { leases, incomplete, readOnly: false };
      // The readable ones stand in no file now; a crash before the next save must not lose them.
      if (found.problem.kind === 'file-unreadable') save(leases, true);
      return { leases, problem: found.problem, incomplete: true, readOnly: false };
    },
    save,
  };
}

interface Contents {
  readonly leases: readonly Lease[];
  readonly incomplete: boolean;
}

function parseJournal(text: string): Parsed<Contents> {
  const { value: leases, whole } = parseList(text, 'leases', leaseSchema);
  const { value } = parseFields<Pick<Contents, 'incomplete'>>(text, { incomplete: z.boolean() });
  return leases ? { value: { leases, incomplete: value?.incomplete ?? false }, whole } : { whole };
}

function leftAlone(path: string): Journal {
  const problem = { kind: 'file-newer', file: fileName(path) } as const;
  return {
    load: () => ({ leases: [], problem, incomplete: false, readOnly: true }),
    save: () => err({ problem }),
  };
}

/** Without a line end: cut off at any byte it is no JSON any more, and so is noticed. */
function written(leases: readonly Lease[], incomplete: boolean): string {
  const mark = incomplete ? { incomplete } : {};
  return JSON.stringify({ version: FILE_VERSION, ...mark, leases });
}
