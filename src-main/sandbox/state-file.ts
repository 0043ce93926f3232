import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WorldState } from './model.ts';

/**
 * Reads the world kept in a file. `undefined` when there is none; a file that cannot be read is
 * put aside as `….unreadable` and counts as none.
 */
export function loadWorld(path: string): WorldState | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const state = parsed(text);
  if (isWorldState(state)) return state;
  renameSync(path, `${path}.unreadable`);
  return undefined;
}

/** Writes the world so that the file holds the old one or the new one, never a part. */
export function saveWorld(path: string, state: WorldState): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.new`;
  writeFileSync(temporary, JSON.stringify(state), { mode: 0o600 });
  renameSync(temporary, path);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The file is this room's own: its version and lists are checked, not every field of every entry. */
function isWorldState(value: unknown): value is WorldState {
  if (typeof value !== 'object' || value === null) return false;
  const state = value as Readonly<Record<string, unknown>>;
  const lists = ['users', 'accessKeys', 'groups', 'rules'];
  const { addresses } = state as { addresses?: unknown };
  return (
    state['version'] === 1 &&
    lists.every((name) => Array.isArray(state[name])) &&
    typeof addresses === 'object' &&
    addresses !== null &&
    'echo' in addresses &&
    'echo-b' in addresses
  );
}
