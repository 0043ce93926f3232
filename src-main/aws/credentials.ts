import { HOUR_MS } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Secret } from '../kernel/secret.ts';
import type {
  AskMfaCode,
  Credentials,
  SessionPolicyFor,
  SigningKeys,
} from '../identities/credentials.ts';
import { identityName } from '../identities/identity.ts';
import type {
  Identity,
  IdentityId,
  KeyStore,
  MfaSessionIdentity,
  ProfileIdentity,
  RoleIdentity,
} from '../identities/identity.ts';
import { sdkKeys } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import { KeyMemory } from './key-memory.ts';
import type { Keys } from './key-memory.ts';
import { askWhoIs } from './key-verification.ts';
import type { ProfileKeys } from './profile-keys.ts';
import { assumeRole, sessionToken } from './sts-sessions.ts';
import type { RoleWish } from './sts-sessions.ts';

export interface CredentialsOptions extends ClientOptions {
  readonly keyStore: Pick<KeyStore, 'get'>;
  readonly identityOf: (id: IdentityId) => Identity | undefined;
  readonly profileKeys: ProfileKeys;
  readonly now: () => Instant;
  /** What CloudTrail shows as the name of a role's session. */
  readonly sessionName: string;
  readonly policyFor: SessionPolicyFor;
  readonly askMfaCode: AskMfaCode;
}

/** AWS ends a role that was assumed from a role after this, whatever its own limit is. */
const CHAINED_SECONDS = HOUR_MS / 1000;
/** For how long one code lets a role be assumed again and again: AWS's own default. */
const MFA_SECONDS = 43_200;

/** Keys for every kind of identity. */
export function awsCredentials(options: CredentialsOptions): Credentials {
  const memory = new KeyMemory(options.now);

  function signing(identity: Identity, code?: Secret): Keys {
    const policy = options.policyFor(identity);
    const words = JSON.stringify([{ ...identity, caller: undefined, label: undefined }, policy]);
    const wish = { slot: identity.id, words, anew: code !== undefined };
    return memory.keys(wish, () => {
      switch (identity.kind) {
        case 'access-key':
          return options.keyStore.get(identity.accessKeyId);
        case 'environment':
          return options.profileKeys.environment();
        case 'profile':
          return ofProfile(identity, policy, code);
        case 'mfa-session':
          return mfaSession(identity, identity, code);
        case 'role':
          return ofRole(identity, policy, code);
      }
    });
  }

  async function ofProfile(identity: ProfileIdentity, policy?: string, code?: Secret): Keys {
    const keys = await options.profileKeys.of(identity, { policy, code });
    if (!keys.ok && keys.error.problem.kind === 'mfa-code-needed') options.askMfaCode(identity);
    return keys;
  }

  async function mfaSession(session: MfaSessionIdentity, shown: Identity, code?: Secret): Keys {
    const { from, mfaSerial, durationSeconds, homeRegion: region } = session;
    const source = options.identityOf(from);
    if (!source) return err({ problem: { kind: 'not-found', what: 'identity' } });
    if (!code) return needsCode(shown);
    const keys = await signing(source);
    if (!keys.ok) return keys;
    const mfa = { serial: mfaSerial, code };
    const answer = await sessionToken({ keys: keys.value, region, options }, mfa, durationSeconds);
    return answer.ok ? ok(endingByPerson(answer.value)) : answer;
  }

  async function ofRole(role: RoleIdentity, policy?: string, code?: Secret): Keys {
    const source = await roleSource(role, code);
    if (!source.ok) return source;
    const { keys, chained, serial } = source.value;
    if (serial !== undefined && !code) return needsCode(role);
    const { externalId, durationSeconds } = role;
    const answer = await assumeRole(
      { keys, region: role.homeRegion, options },
      {
        ...named(role),
        durationSeconds: chained ? Math.min(durationSeconds, CHAINED_SECONDS) : durationSeconds,
        ...(externalId !== undefined && { externalId }),
        ...(policy !== undefined && { policy }),
        ...(serial !== undefined && code && { mfa: { serial, code } }),
      },
    );
    if (!answer.ok) return answer;
    if (serial !== undefined) return ok(endingByPerson(answer.value));
    return ok({ ...answer.value, ...(keys.endsAt !== undefined && { endsAt: keys.endsAt }) });
  }

  /**
   * Whose keys assume the role. With an access key the code buys a session of twelve hours, so that
   * the role can be assumed again without another code; keys of other identities must bring their
   * code (`serial`) each time.
   */
  async function roleSource(role: RoleIdentity, code?: Secret): Promise<Result<Source, Refusal>> {
    const from = options.identityOf(role.from);
    if (!from) return err({ problem: { kind: 'not-found', what: 'identity' } });
    const { mfaSerial } = role;
    const chained = from.caller.arn.includes(':assumed-role/');
    if (mfaSerial !== undefined && from.kind !== 'access-key') {
      const keys = await signing(from);
      return keys.ok ? ok({ keys: keys.value, chained, serial: mfaSerial }) : keys;
    }
    const keys = mfaSerial === undefined ? signing(from, code) : base(role, mfaSerial, code);
    const answer = await keys;
    return answer.ok ? ok({ keys: answer.value, chained }) : answer;
  }

  function base(role: RoleIdentity, mfaSerial: string, code?: Secret): Keys {
    const session: MfaSessionIdentity = {
      ...role,
      kind: 'mfa-session',
      mfaSerial,
      durationSeconds: MFA_SECONDS,
    };
    const words = `${role.from} ${mfaSerial}`;
    return memory.keys({ slot: baseSlot(role.id), words, anew: code !== undefined }, () =>
      mfaSession(session, role, code),
    );
  }

  function needsCode(identity: Identity): Result<never, Refusal> {
    options.askMfaCode(identity);
    return err({ problem: { kind: 'mfa-code-needed', identity: identityName(identity) } });
  }

  function named({ roleArn }: RoleIdentity): Pick<RoleWish, 'roleArn' | 'sessionName'> {
    return { roleArn, sessionName: options.sessionName };
  }

  return {
    signing,

    async whoIs(identity, code) {
      const keys = await signing(identity, code);
      return keys.ok ? askWhoIs(sdkKeys(keys.value), identity.homeRegion, options) : keys;
    },

    async proveExternalId(role) {
      if (role.externalId === undefined) return ok('not-proven');
      const source = await roleSource(role);
      if (!source.ok) return source;
      // A code is good once, and the role's own keys have used it.
      if (source.value.serial !== undefined) return ok('not-proven');
      const caller = { keys: source.value.keys, region: role.homeRegion, options };
      const answer = await assumeRole(caller, { ...named(role), durationSeconds: 900 });
      if (answer.ok) return ok('not-enforced');
      return answer.error.problem.kind === 'not-allowed' ? ok('enforced') : answer;
    },

    inHand: (id) => memory.inHand(id),

    forget(id) {
      memory.forget(id);
      memory.forget(baseSlot(id));
    },
  };
}

interface Source {
  readonly keys: SigningKeys;
  readonly chained: boolean;
  /** Set when the role must be given the code itself. */
  readonly serial?: string;
}

function baseSlot(id: IdentityId): string {
  return `${id} mfa`;
}

function endingByPerson(keys: SigningKeys): SigningKeys {
  return keys.expiresAt === undefined ? keys : { ...keys, endsAt: keys.expiresAt };
}
