import * as fs from 'node:fs';
import { join } from 'node:path';
import { FILE_MODE, FOLDER_MODE } from './durable-file.ts';

/** Folders that hold nothing but what Drawbridge writes. */
const OWN_FOLDERS = ['aws', 'sandbox', 'logs'];
/** Beside them lie Chromium's own files, which the folder around them keeps to the person. */
const OWN_FILE = /^(?:app|settings)\.json/;

/**
 * Shuts out the other people of this computer: the folder of all data is the person's alone, and so
 * is every file in it that Drawbridge has written. What was wider is mended. Windows keeps other
 * people out of the profile by itself.
 *
 * @param report gets what the system refused; the app starts all the same
 */
export function keepPrivate(folder: string, report: (error: unknown) => void): void {
  if (process.platform === 'win32') return;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    narrow(folder, FOLDER_MODE);
    for (const name of fs.readdirSync(folder))
      if (OWN_FOLDERS.includes(name) || OWN_FILE.test(name)) narrowAll(join(folder, name));
  } catch (error) {
    report(error);
  }
}

function narrowAll(path: string): void {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  // A link may lead to somebody else's file.
  if (!found || found.isSymbolicLink()) return;
  if (!found.isDirectory()) {
    narrow(path, FILE_MODE);
    return;
  }
  narrow(path, FOLDER_MODE);
  for (const name of fs.readdirSync(path)) narrowAll(join(path, name));
}

function narrow(path: string, mode: number): void {
  if ((fs.statSync(path).mode & 0o777 & ~mode) !== 0) fs.chmodSync(path, mode);
}
