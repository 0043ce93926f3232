import type { RotationJournal, RotationRecords } from '../identities/rotation/rotation-journal.ts';
import type { Instant } from '../kernel/clock.ts';
import { readOrQuarantine, writeDurably } from './durable-file.ts';
import type { Parsed } from './durable-file.ts';
import { FILE_VERSION, parseList } from './parse-file.ts';
import { orphanSchema, rotationSchema } from './rotation-schema.ts';

/**
 * The rotations under way and the keys they left, in one file that is replaced as a whole and synced.
 * Of a damaged file, which is kept aside, everything that can still be understood is taken over.
 */
export function rotationFile(path: string, now: () => Instant = Date.now): RotationJournal {
  const save = (records: RotationRecords) => writeDurably(path, written(records));
  return {
    load() {
      const found = readOrQuarantine(path, parse, now);
      const records = found.value ?? { rotations: [], orphans: [] };
      if (found.problem === undefined) return records;
      // The readable ones stand in no file now; a crash before the next save must not lose them.
      const some = records.rotations.length + records.orphans.length > 0;
      if (some && found.problem.kind === 'file-unreadable') save(records);
      return { ...records, problem: found.problem };
    },
    save,
  };
}

function parse(text: string): Parsed<RotationRecords> {
  const rotations = parseList(text, 'rotations', rotationSchema);
  const orphans = parseList(text, 'orphans', orphanSchema);
  const whole = rotations.whole && orphans.whole;
  if (!rotations.value && !orphans.value) return { whole };
  return { value: { rotations: rotations.value ?? [], orphans: orphans.value ?? [] }, whole };
}

/** Without a line end: cut off at any byte it is no JSON any more, and so is noticed. */
function written({ rotations, orphans }: RotationRecords): string {
  return JSON.stringify({ version: FILE_VERSION, rotations, orphans });
}
