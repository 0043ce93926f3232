import { copyFileSync, chmodSync, constants, readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { withoutKey } from '../identities/credentials-text.ts';
import type { PlaintextKeys } from '../identities/profiles.ts';
import type { Instant } from '../kernel/clock.ts';
import { err, ok } from '../kernel/result.ts';
import { diskRefused } from './disk-refused.ts';
import { FILE_MODE, writeDurably } from './durable-file.ts';

const BACKUP = /^[\w.-]+\.drawbridge-backup-[\dTZ-]+$/;

/**
 * Takes keys out of the AWS CLI's credentials file. A backup is made first, beside it, for its owner
 * only; whatever else another program wrote meanwhile is never overwritten.
 */
export function awsCredentialsFile(path: string, now: () => Instant): PlaintextKeys {
  const file = (): string => realpathSync(path);
  const changed = err({ problem: { kind: 'file-changed', file: basename(path) } } as const);
  const guarded = <T>(work: () => T) => {
    try {
      return work();
    } catch (error) {
      return err({ problem: diskRefused(path, error) });
    }
  };
  return {
    remove: (profile, accessKeyId) =>
      guarded(() => {
        const text = textOf(file());
        const rest = text === undefined ? undefined : withoutKey(text, profile, accessKeyId);
        if (rest === undefined) return err({ problem: { kind: 'no-keys-in-file' } as const });
        const stamp = new Date(now()).toISOString().replaceAll(/[:.]/g, '-');
        const backup = `${file()}.drawbridge-backup-${stamp}`;
        copyFileSync(file(), backup, constants.COPYFILE_EXCL);
        chmodSync(backup, FILE_MODE);
        if (textOf(file()) !== text) return changed;
        const written = writeDurably(file(), rest);
        return written.ok ? ok({ backup: basename(backup) }) : written;
      }),

    restore: ({ backup, profile, accessKeyId }) =>
      guarded(() => {
        const from = backupPath(file(), backup);
        const before = from === undefined ? undefined : textOf(from);
        if (from === undefined || before === undefined) return changed;
        if (textOf(file()) !== withoutKey(before, profile, accessKeyId)) return changed;
        const written = writeDurably(file(), before);
        if (written.ok) rmSync(from, { force: true });
        return written;
      }),

    deleteBackup: (backup) =>
      guarded(() => {
        const there = backupPath(file(), backup);
        if (there !== undefined) rmSync(there, { force: true });
        return ok(undefined);
      }),
  };
}

/** Only what `remove` named so, and only beside the file. */
function backupPath(file: string, backup: string): string | undefined {
  return BACKUP.test(backup) ? join(dirname(file), backup) : undefined;
}

/** `undefined` for bytes that are no UTF-8: they could not be written back as they were. */
function textOf(path: string): string | undefined {
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}
