import { derivedToken } from '../../../src-main/sandbox/identifiers.ts';
import type { SandboxServer } from '../../../src-main/sandbox/sandbox-server.ts';
import { secretOf } from '../../../src-main/sandbox/seed.ts';

/**
 * Everything that must stand in no file: the secret of each key that ever was, and of temporary
 * keys also the id and the session token.
 */
export function secretsHandedOut({ world, requests }: SandboxServer): readonly string[] {
  const { accessKeys, sessions = [] } = world.snapshot();
  const ids = new Set([
    ...accessKeys.map(({ id }) => id),
    ...sessions.map(({ accessKeyId }) => accessKeyId),
    // A key that was made and deleted again is known from its requests.
    ...requests.map(({ accessKeyId }) => accessKeyId).filter((id) => id !== ''),
  ]);
  return [...ids].flatMap((id) =>
    id.startsWith('ASIA') ? [id, secretOf(id), derivedToken(id)] : [secretOf(id)],
  );
}
