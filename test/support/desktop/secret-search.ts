import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface SecretHit {
  readonly file: string;
  readonly form: 'utf8' | 'utf16le' | 'base64' | 'hex';
}

/**
 * Looks for secrets in the raw bytes of every file below the folders, as they are and in the
 * forms they could hide in. Folders and files that do not exist hold none.
 */
export async function searchForSecret(
  folders: readonly string[],
  ...secrets: readonly string[]
): Promise<readonly SecretHit[]> {
  const needles = secrets.flatMap(formsOf);
  const hits: SecretHit[] = [];
  for (const folder of folders) {
    for (const file of await filesBelow(folder)) {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      for (const [form, needle] of needles) {
        if (bytes.includes(needle)) hits.push({ file, form });
      }
    }
  }
  return hits;
}

function formsOf(secret: string): readonly (readonly [SecretHit['form'], Buffer])[] {
  if (secret.length < 8) throw new Error('too short to be told from other bytes');
  const bytes = Buffer.from(secret);
  return [
    ['utf8', bytes],
    ['utf16le', Buffer.from(secret, 'utf16le')],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ...[0, 1, 2].map((offset) => ['base64', base64At(bytes, offset)] as const),
  ];
}

/**
 * Base64 of the bytes when they begin `offset` bytes into a group of three, without the
 * characters at either end that depend on their neighbours.
 */
function base64At(bytes: Buffer, offset: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = Math.floor((offset + bytes.length) / 3) * 4;
  return Buffer.from(text.slice(offset === 0 ? 0 : offset + 1, whole));
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const about = await stat(folder).catch(() => undefined);
  if (!about) return [];
  if (about.isFile()) return [folder];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // Sockets and pipes are left out: reading them waits for ever.
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
