import os from 'node:os';
import path from 'node:path';
import { keyAdmin } from '../aws/key-admin.ts';
import { keyPairCheck } from '../aws/key-check.ts';
import { profileKeyReader, profileLister } from '../aws/profile-files.ts';
import type { ProfileFiles } from '../aws/profile-files.ts';
import { awsCredentialsFile } from '../disk/aws-credentials-file.ts';
import { rotationFile } from '../disk/rotation-file.ts';
import type {
  CommandConsent,
  ListProfiles,
  PlaintextKeys,
  ReadProfileKey,
} from '../identities/profiles.ts';
import { maskedKeyId } from '../identities/identity.ts';
import { WaysIn } from '../identities/ways-in.ts';
import { RotationBook } from '../identities/rotation/rotation-book.ts';
import { RotationKeeper } from '../identities/rotation/rotation-keeper.ts';
import { DAY_MS } from '../kernel/clock.ts';
import { regionsInUse } from './regions-in-use.ts';
import { randomId } from './system.ts';
import type { RealmParts } from './realm-parts.ts';
import type { RealmCore } from './realm-core.ts';

/** The AWS files of this computer. */
export interface ProfileDoor {
  readonly list: ListProfiles;
  readonly readProfileKey: ReadProfileKey;
  readonly plaintextKeys: PlaintextKeys;
  readonly consent: CommandConsent;
}

/** Ways to be somebody in AWS, and rotation of keys, on the realm's core. */
export function buildRealmKeys(parts: RealmParts, core: RealmCore) {
  const { at, clock, reportBug, identities, resources, leases, log } = core;
  const { seals, keyStore, questions, files, consent, credentials, clients } = core;
  const rotations = new RotationBook(rotationFile(at('rotations.json'), () => clock.now()));
  const rotationKeeper = new RotationKeeper({
    book: rotations,
    identities: {
      get all() {
        return identities.all;
      },
      get: (id) => identities.get(id),
      useKey: async (id, accessKeyId) => {
        const proof = await seals.prove('identity', id, maskedKeyId(accessKeyId));
        return proof.ok ? identities.useKey(id, accessKeyId) : proof;
      },
    },
    keyAdmin: keyAdmin(clients),
    keyStore,
    check: keyPairCheck(core.toAws),
    regionsOf: (identity) => regionsInUse(identity, resources.all, leases.all),
    watchMs: () => parts.settings().rotationWatchDays * DAY_MS,
    forgetClients: (id, accessKeyId) => {
      clients.forget(id, accessKeyId);
    },
    keysChanged: () => {
      identities.refreshKeys().catch(reportBug);
    },
    reportBug,
    newId: randomId,
    log,
    clock,
  });
  const ways = new WaysIn({ book: identities, credentials, questions, newId: randomId, clock });
  const profiles: ProfileDoor = {
    list: profileLister(files, consent),
    readProfileKey: profileKeyReader(files),
    plaintextKeys: awsCredentialsFile(credentialsPath(files), () => clock.now()),
    consent,
  };
  return { rotations, rotationKeeper, ways, profiles };
}

/** The file the AWS CLI writes; the SDK's loader reads the same. */
function credentialsPath({ filepath }: ProfileFiles): string {
  const { AWS_SHARED_CREDENTIALS_FILE: named } = process.env;
  return filepath ?? (named || path.join(os.homedir(), '.aws', 'credentials'));
}
