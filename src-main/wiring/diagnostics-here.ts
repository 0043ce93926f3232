import os from 'node:os';
import path from 'node:path';
import { diagnostics } from '../bridge/diagnostics.ts';
import type { DiagnosticsParts } from '../bridge/diagnostics.ts';
import { lastLogLines } from '../disk/log-file.ts';
import { signature } from './system.ts';

const LOG_LINES = 40;

/** The text for a report, about this computer. */
export function diagnosticsHere(
  parts: Pick<DiagnosticsParts, 'snapshot' | 'about' | 'contacts'> & { readonly folder: string },
): string {
  const { XDG_CURRENT_DESKTOP: desktop } = process.env;
  const { person, host } = signature('');
  return diagnostics({
    ...parts,
    system: `${os.type()} ${os.release()}`,
    ...(desktop !== undefined && { desktop }),
    logLines: lastLogLines(path.join(parts.folder, 'logs', 'drawbridge.log'), LOG_LINES),
    names: [parts.folder, os.homedir(), person, host],
  });
}
