import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Problem } from '../kernel/problem.ts';
import { Secret } from '../kernel/secret.ts';
import { csvRows } from '../kernel/csv.ts';
import type { KeyPair } from './identity.ts';

const ID_COLUMNS = new Set(['access key id']);
const SECRET_COLUMNS = new Set(['secret access key']);

/**
 * Reads the key out of the console's `accessKeys.csv` (`Access key ID,Secret access key`) or of the
 * older `credentials.csv` (`User name,…,Access key ID,Secret access key,…`), with or without BOM.
 *
 * @returns `no-keys-in-file` when the columns or a complete line below them are missing
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-key-self-managed.html
 */
export function keyPairFromCsv(file: Secret): Result<KeyPair, Problem> {
  const [names = [], ...rows] = csvRows(file.reveal());
  const column = (wanted: ReadonlySet<string>): number =>
    names.findIndex((name) => wanted.has(name.trim().toLowerCase()));
  const [id, secret] = [column(ID_COLUMNS), column(SECRET_COLUMNS)];
  for (const row of rows) {
    const accessKeyId = row[id]?.trim();
    const secretAccessKey = row[secret]?.trim();
    if (accessKeyId && secretAccessKey)
      return ok({ accessKeyId, secretAccessKey: new Secret(secretAccessKey) });
  }
  return err({ kind: 'no-keys-in-file' });
}
