import * as z from 'zod/mini';
import type { Instant } from '../kernel/clock.ts';
import { err } from '../kernel/result.ts';
import { onceEach } from '../kernel/once-each.ts';
import { UNSEALED } from '../kernel/seals.ts';
import type { Seals } from '../kernel/seals.ts';
import type { Journal } from '../leases/journal.ts';
import type { Lease } from '../leases/lease.ts';
import { leasePowers } from '../leases/powers.ts';
import { fileName, isNewer, readOrQuarantine, writeDurably } from './durable-file.ts';
import type { Parsed } from './durable-file.ts';
import { leaseSchema } from './lease-schema.ts';
import { FILE_VERSION, parseFields, parseList } from './parse-file.ts';
import { foundItems, sealedReader, sealOf, withSeal } from './sealed-items.ts';
import type { SealedItem, Sealing } from './sealed-items.ts';

/**
 * The leases that may be open, in one file that is replaced as a whole and synced. Of a damaged
 * file, which is kept aside, every lease that can still be understood is taken over; the others
 * must be looked for in AWS. A file of a newer version is left as it is.
 */
export function journalFile(
  path: string,
  now: () => Instant = Date.now,
  seals: Seals = UNSEALED,
): Journal {
  const sealing: Sealing<Lease> = { kind: 'lease', seals, powersOf: onceEach(leasePowers) };
  const inText = leaseTexts(sealing);
  if (isNewer(path, FILE_VERSION)) return leftAlone(path, sealing);
  let last: Contents = { leases: [], incomplete: false };
  const save = (leases: readonly Lease[], incomplete: boolean) => {
    last = { leases, incomplete };
    return writeDurably(path, written(last, inText));
  };
  return {
    load() {
      const found = readOrQuarantine(path, parseJournal, now);
      const { sealed = [], incomplete = false } = found.value ?? {};
      const leases = sealed.map(({ item }) => item);
      last = { leases, incomplete };
      const again = (): boolean => save(last.leases, last.incomplete).ok;
      seals.loaded('lease', foundItems(sealed, sealing), again);
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

interface ReadContents {
  readonly sealed: readonly SealedItem<Lease>[];
  readonly incomplete: boolean;
}

function parseJournal(text: string): Parsed<ReadContents> {
  const { value: sealed, whole } = parseList(text, 'leases', sealedReader(leaseSchema));
  const { value } = parseFields<Pick<Contents, 'incomplete'>>(text, { incomplete: z.boolean() });
  return sealed ? { value: { sealed, incomplete: value?.incomplete ?? false }, whole } : { whole };
}

function leftAlone(path: string, { kind, seals }: Sealing<Lease>): Journal {
  const problem = { kind: 'file-newer', file: fileName(path) } as const;
  return {
    load() {
      seals.loaded(kind, [], () => true);
      return { leases: [], problem, incomplete: false, readOnly: true };
    },
    save: () => err({ problem }),
  };
}

/** Without a line end: cut off at any byte it is no JSON any more, and so is noticed. */
function written({ leases, incomplete }: Contents, inText: (lease: Lease) => string): string {
  const mark = incomplete ? '"incomplete":true,' : '';
  return `{"version":${String(FILE_VERSION)},${mark}"leases":[${leases.map(inText).join(',')}]}`;
}

/** Each lease as it is to be written; one that is written again unchanged costs nothing. */
function leaseTexts(sealing: Sealing<Lease>): (lease: Lease) => string {
  const known = new WeakMap<Lease, { readonly seal: string | undefined; readonly text: string }>();
  return (lease) => {
    const seal = sealOf(lease, sealing);
    const before = known.get(lease);
    if (before && before.seal === seal) return before.text;
    const text = JSON.stringify(withSeal(lease, seal));
    known.set(lease, { seal, text });
    return text;
  };
}
