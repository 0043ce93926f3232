import type { IdentityView, KeyView } from '../bridge/snapshot.ts';
import { identityName, maskedKeyId, startsFrom } from '../identities/identity.ts';
import type { Identity } from '../identities/identity.ts';
import { keyAge } from '../identities/key-age.ts';
import type { Instant } from '../kernel/clock.ts';
import { sessionPolicy } from '../policy/session-policy.ts';
import type { ReminderMemory } from '../identities/key-reminders.ts';
import type { Settings } from '../settings/settings.ts';
import { refusalOf, snoozeOf } from './rotation-views.ts';
import type { RunningRealm } from './realm.ts';

interface Around {
  readonly now: Instant;
  readonly running: Pick<RunningRealm, 'identities' | 'resources' | 'credentials' | 'questions'>;
  readonly settings: Settings;
  readonly reminders: ReminderMemory;
}

/** An identity as a face shows it: everything but its keys. */
export function identityView(identity: Identity, around: Around): IdentityView {
  const { id, kind, caller, homeRegion, addedAt } = identity;
  const { identities, credentials, questions } = around.running;
  const from = startsFrom(identity);
  const source = from === undefined ? undefined : identities.get(from);
  const question = questions.of(id);
  const endsAt = credentials.inHand(id)?.endsAt;
  return {
    id,
    kind,
    caller,
    homeRegion,
    addedAt,
    maskedKeyId: identityName(identity),
    ...(identity.kind === 'profile' && { profile: identity.profile }),
    ...(source && { from: identityName(source) }),
    ...(question && { question }),
    ...(endsAt !== undefined && { endsAt }),
    ...('mfaSerial' in identity && { mfaSerial: identity.mfaSerial }),
    ...(identity.kind === 'role' && roleView(identity, around)),
    ...keysView(identity, around),
    ...refusalOf(identity),
  };
}

function roleView(
  identity: Extract<Identity, { kind: 'role' }>,
  { running }: Around,
): Partial<IdentityView> {
  const { id, roleArn, externalId, externalIdProof } = identity;
  const mine = running.resources.all.filter(({ identityId }) => identityId === id);
  const wide =
    sessionPolicy(identity, mine).kind === 'too-long' ||
    running.credentials.inHand(id)?.narrowed === 'too-long';
  return {
    roleArn,
    narrowed: wide ? 'too-long' : 'to-groups-in-use',
    ...(externalId !== undefined && { externalId }),
    ...(externalIdProof && { externalIdProof }),
  };
}

function keysView(
  identity: Identity,
  { running, now, settings, reminders }: Around,
): Pick<IdentityView, 'keys' | 'keysProblem'> {
  const keys = running.identities.keysOf(identity.id);
  const used = identity.kind === 'access-key' ? identity.accessKeyId : undefined;
  if (keys?.ok === false) return { keysProblem: keys.error };
  if (!keys) return {};
  return {
    keys: keys.value.map(({ accessKeyId, ...facts }): KeyView => ({
      ...facts,
      maskedKeyId: maskedKeyId(accessKeyId),
      age: keyAge(facts.createdAt, now, settings),
      ours: accessKeyId === used,
      ...snoozeOf(reminders, maskedKeyId(accessKeyId), now),
    })),
  };
}
