import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { ProfileCommand } from '../identities/profile-chain.ts';
import type { CommandConsent } from '../identities/profiles.ts';
import { FILE_VERSION, parseList } from './parse-file.ts';
import { openStoreFile } from './store-file.ts';
import type { Opened, StorePlace } from './store-file.ts';

const NAME = 'allowed-commands';

/** Consents in `allowed-commands.json`, by fingerprint: the commands themselves are not copied. */
export function openCommandConsent(place: StorePlace): Opened<CommandConsent> {
  const file = openStoreFile(place, NAME, (text) => parseList(text, NAME, z.string()));
  let allowed: readonly string[] = file.value ?? [];
  const store: CommandConsent = {
    fingerprint,
    allows: (command) => allowed.includes(fingerprint(command)),
    allow(command) {
      const wanted = [...new Set([...allowed, fingerprint(command)])];
      const saved = file.save({ version: FILE_VERSION, [NAME]: wanted });
      if (saved.ok) allowed = wanted;
      return saved;
    },
  };
  return { store, ...(file.problem && { problem: file.problem }) };
}

/** Profile and text together: moved into another profile, a command is asked about again. */
function fingerprint({ profile, command }: ProfileCommand): string {
  return createHash('sha256')
    .update(JSON.stringify([profile, command]))
    .digest('hex');
}
