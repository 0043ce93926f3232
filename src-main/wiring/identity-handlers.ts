import type { IdentityCommands } from '../bridge/identity-commands.ts';
import type { Handlers } from '../bridge/dispatcher.ts';
import { keyPairFromCsv } from '../identities/key-file.ts';
import type { Identity, IdentityId, KeyPair } from '../identities/identity.ts';
import { newExternalId } from '../identities/role-form.ts';
import type { Wanted } from '../identities/ways-in.ts';
import type { Region } from '../kernel/aws-names.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { Problem, Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Secret } from '../kernel/secret.ts';
import type { RunningRealm } from './realm.ts';
import { randomId } from './system.ts';

type Added = Result<{ readonly identityId: IdentityId }, Problem>;

const SECONDS_A_MINUTE = MINUTE_MS / 1000;

/** The ways in; each only leads to the subject that knows. */
export function identityHandlers(
  running: () => RunningRealm,
): Pick<Handlers, Exclude<keyof IdentityCommands, 'identity.keep'>> {
  const addKey = async (pair: KeyPair, region: Region): Promise<Added> =>
    added(running(), await running().identities.add(pair, region));
  const addOther = async (wanted: Wanted, code?: Secret): Promise<Added> =>
    added(running(), await running().ways.add(wanted, code));
  return {
    'identity.add': ({ accessKeyId, secretAccessKey, region }) =>
      addKey({ accessKeyId, secretAccessKey }, region),
    'identity.importCsv': ({ file, region }) => {
      const pair = keyPairFromCsv(file);
      return pair.ok ? addKey(pair.value, region) : Promise.resolve(pair);
    },
    'identity.importFromCredentials': async ({ profile, region, removePlaintext }) => {
      const { readProfileKey, plaintextKeys } = running().profiles;
      const pair = await readProfileKey(profile);
      if (!pair.ok) return plain(pair);
      const answer = await addKey(pair.value, region);
      if (!answer.ok || !removePlaintext) return answer;
      const { accessKeyId } = pair.value;
      const removed = plaintextKeys.remove(profile, accessKeyId);
      return ok({
        ...answer.value,
        ...(removed.ok
          ? { removed: { ...removed.value, profile, accessKeyId } }
          : { notRemoved: removed.error.problem }),
      });
    },
    'identity.restorePlaintext': (removed) =>
      Promise.resolve(plain(running().profiles.plaintextKeys.restore(removed))),
    'identity.deleteBackup': ({ backup }) =>
      Promise.resolve(plain(running().profiles.plaintextKeys.deleteBackup(backup))),
    'identity.listProfiles': async () => ok(await running().profiles.list()),
    'identity.addProfile': ({ profile, region, mfaCode }) =>
      addOther({ kind: 'profile', profile, homeRegion: region }, mfaCode),
    'identity.addEnvironment': ({ region }) =>
      addOther({ kind: 'environment', homeRegion: region }),
    'identity.allowCommand': ({ profile, fingerprint }) =>
      allowCommand(running(), profile, fingerprint),
    'identity.newExternalId': () => Promise.resolve(ok({ externalId: newExternalId(randomId) })),
    'identity.addRole': async ({ region, minutes, mfaCode, ...role }) => {
      const answer = await addOther(
        {
          kind: 'role',
          from: role.from,
          roleArn: role.roleArn,
          homeRegion: region,
          durationSeconds: minutes * SECONDS_A_MINUTE,
          ...(role.externalId !== undefined && { externalId: role.externalId }),
          ...(role.mfaSerial !== undefined && { mfaSerial: role.mfaSerial }),
        },
        mfaCode,
      );
      if (!answer.ok) return answer;
      const identity = running().identities.get(answer.value.identityId);
      const proof = identity?.kind === 'role' ? identity.externalIdProof : undefined;
      return ok({ ...answer.value, ...(proof && { externalIdProof: proof }) });
    },
    'identity.addMfaSession': async ({ from, mfaSerial, minutes, mfaCode }) => {
      const source = running().identities.get(from);
      if (!source) return err({ kind: 'not-found', what: 'identity' });
      const { homeRegion } = source;
      const durationSeconds = minutes * SECONDS_A_MINUTE;
      return addOther(
        { kind: 'mfa-session', from, mfaSerial, homeRegion, durationSeconds },
        mfaCode,
      );
    },
    'identity.answerMfa': async ({ identityId, mfaCode }) => {
      const answer = await running().ways.answerMfa(identityId, mfaCode);
      // What could not be closed or renewed without the code can be now.
      if (answer.ok) running().keeper.review(true);
      return answer;
    },
    'identity.dismissMfa': ({ identityId }) => {
      running().questions.dismiss(identityId);
      return Promise.resolve(ok(undefined));
    },
  };
}

function added(running: RunningRealm, answer: Result<Identity, Problem>): Added {
  if (!answer.ok) return answer;
  void running.identities.refreshKeys();
  void running.address.check();
  return ok({ identityId: answer.value.id });
}

/** Allows what stands in the file now, if that is what the person was shown. */
async function allowCommand(
  { profiles }: RunningRealm,
  profile: string,
  fingerprint: string,
): Promise<Result<void, Problem>> {
  const listed = (await profiles.list()).flatMap(({ commands }) => commands);
  const command = listed.find((each) => each.profile === profile);
  if (command?.fingerprint !== fingerprint) return err({ kind: 'command-changed', profile });
  return plain(profiles.consent.allow(command));
}

function plain<T>(answer: Result<T, Refusal>): Result<T, Problem> {
  return answer.ok ? answer : err(answer.error.problem);
}
