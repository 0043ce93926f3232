import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gather } from './gather.mjs';
import { inProject } from './project.mjs';
import { say } from './say.mjs';

/** How long GitHub may take to answer at all. */
const answerLimitMs = 5_000;
/** The whole download where it answers, and where it does not: a mirror or a cache may do. */
const downloadLimitMs = 10 * 60_000;
const blindDownloadLimitMs = 15_000;
/** How long a failed download is remembered, so that not every start waits for it. */
const rememberFailureMs = 24 * 60 * 60_000;

/** Remembers a failure. Deleting it makes the next start try again. */
export const failureNote = inProject('.cache', 'electron-runtime', 'download-failed');

/**
 * Lets the installed `electron` package fetch its binary, unless that failed within a day.
 * @param {string} packageFolder
 * @returns {Promise<boolean>} whether the binary is there now
 * @see https://www.electronjs.org/docs/latest/tutorial/installation
 */
export async function downloadElectron(packageFolder) {
  if (await failedLately()) return false;
  const reachable = await githubAnswers();
  if (reachable) say('downloading Electron');
  const result = await gather(process.execPath, [join(packageFolder, 'install.js')], {
    timeoutMs: reachable ? downloadLimitMs : blindDownloadLimitMs,
  });
  if (result.code === 0) {
    await rm(failureNote, { force: true });
    return true;
  }
  say('Electron cannot be downloaded here; not trying again for a day');
  await mkdir(dirname(failureNote), { recursive: true });
  await writeFile(failureNote, 'Delete this file to try the download again at the next start.\n');
  return false;
}

/** Whether GitHub answers at all: some networks swallow packets, and a download then waits. */
async function githubAnswers() {
  try {
    const signal = AbortSignal.timeout(answerLimitMs);
    await fetch('https://github.com/electron/electron/releases', { method: 'HEAD', signal });
    return true;
  } catch {
    return false;
  }
}

async function failedLately() {
  try {
    return Date.now() - (await stat(failureNote)).mtimeMs < rememberFailureMs;
  } catch {
    return false;
  }
}
