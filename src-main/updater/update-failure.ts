import type { Problem, ProblemOf } from '../kernel/problem.ts';
import { ProxyRefused } from '../kernel/ways-out.ts';
import { FeedAnswer } from './feed-requests.ts';

/** The feed offers what must not be installed. */
export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused';
  readonly problem: ProblemOf<'update-refused'>;

  constructor(why: ProblemOf<'update-refused'>['why'], version?: string) {
    super(`Update refused: ${why}`);
    this.problem = { kind: 'update-refused', why, ...(version !== undefined && { version }) };
  }
}

export interface FailureParts {
  readonly host: string;
  /** Where downloads are put. */
  readonly folder: string;
  /** Why a connection failed, behind the name of the host. */
  readonly inWords: (error: Error) => string;
  readonly isUntrusted: (error: Error) => boolean;
}

const DISK = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO'];

/** What a person is told of anything thrown on the way to the next version. */
export function updateProblem(
  error: unknown,
  version: string | undefined,
  { host, folder, inWords, isUntrusted }: FailureParts,
): Problem {
  if (error instanceof UpdateRefused || error instanceof ProxyRefused) return error.problem;
  const failed = error instanceof Error ? error : new Error(String(error));
  const named = version === undefined ? {} : { version };
  const code = 'code' in failed ? String(failed.code) : '';
  if (code === 'ERR_CHECKSUM_MISMATCH')
    return { kind: 'update-refused', why: 'checksum', ...named };
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE')
    return { kind: 'update-refused', why: 'signature', ...named };
  if (DISK.includes(code)) return { kind: 'disk-refused', file: folder, cause: code };
  const untrusted = isUntrusted(failed);
  const cause = failed instanceof FeedAnswer ? failed.message : inWords(failed);
  return { kind: 'update-unreachable', host, cause, untrusted };
}
